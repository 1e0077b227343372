"""The page: paste an article, read the brief beside its Arabic, copy it. Works without JavaScript."""

from flask import Blueprint, Response, make_response, render_template, request
from flask_wtf.csrf import generate_csrf, validate_csrf
from pydantic import ValidationError
from wtforms.validators import ValidationError as TokenInvalid

from models.errors import ModelError
from service.briefs.types import Brief, Length, Route
from service.errors import BadRequest, MujazError
from service.http.current import parts
from service.http.malformed import malformed
from service.http.page_view import BriefView
from service.http.problems import known_error
from service.http.schemas import SummarizeRequest
from service.loading import LoadState

blueprint = Blueprint("pages", __name__)

ROUTES = {
    Route.AUTO: "Automatic",
    Route.EXTRACT: "Pick sentences, translate those",
    Route.SUMMARIZE_FIRST: "Summarize, then translate",
    Route.TRANSLATE_FIRST: "Translate, then summarize",
    Route.BOTH: "Summarize, and hold it against picked sentences",
}
LENGTHS = {
    Length.HEADLINE: "Headline only",
    Length.SHORT: "Short",
    Length.STANDARD: "Standard",
    Length.LONG: "Long",
}


@blueprint.get("/")
def empty() -> Response:
    """Show the empty form."""
    return page({})


@blueprint.post("/")
def filled() -> Response:
    """Show the brief of the article in the form, or what is wrong, with the article kept in the form."""
    fields = request.form.to_dict()
    try:
        return page(fields, brief=brief_of(fields))
    except (MujazError, ModelError) as error:
        return page(fields, error=known_error(error))


def brief_of(fields: dict[str, str]) -> Brief:
    """Make the brief that the form asks for; raises what making it raises, and `BadRequest` for a stale form."""
    try:
        validate_csrf(fields.get("csrf_token"))
    except TokenInvalid:
        raise BadRequest("This form is from an earlier visit. Your text is kept: press the button again.") from None
    wanted = summarize_request(fields).to_brief_request(parts().settings.max_characters)
    maker = parts().services.brief_maker()
    return parts().room.do(lambda deadline: maker.make(wanted, deadline))


def summarize_request(fields: dict[str, str]) -> SummarizeRequest:
    """Read the form's fields with the same rules as the API."""
    options = {name: fields[name] for name in ("title", "route", "length") if fields.get(name)}
    include = ["alignment", *(["translation"] if fields.get("translation") else [])]
    try:
        return SummarizeRequest.model_validate({"text": fields.get("text", ""), "include": include, **options})
    except ValidationError as error:
        raise malformed(error) from None


def page(fields: dict[str, str], brief: Brief | None = None, error: MujazError | None = None) -> Response:
    """Render the page, with the status of what it shows."""
    loader = parts().loader
    body = render_template(
        "page.html",
        fields=fields,
        view=BriefView(brief, fields["text"]) if brief else None,
        error=error,
        loading=loader.state is LoadState.LOADING,
        failed=loader.state is LoadState.FAILED,
        routes=ROUTES,
        lengths=LENGTHS,
        max_characters=parts().settings.max_characters,
        csrf_token=generate_csrf(),
    )
    response = make_response(body, error.status if error else 200)
    if error and error.retry_after:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def error_page(error: MujazError) -> Response:
    """Answer an error on the page's path that comes before the form is read."""
    return make_response(render_template("error.html", error=error), error.status)


FACES = {"/": error_page}
