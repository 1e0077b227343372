"""Everything the service can answer besides a brief, as a tree; each has a code, an HTTP status and a safe title.

MujazError
├── BadRequest            400  malformed-request
├── NotFound              404  not-found
├── MethodNotAllowed      405  method-not-allowed
├── NotAcceptable         406  not-acceptable
├── TooLarge              413  too-large
├── UnsupportedMedia      415  unsupported-media-type
├── Unprocessable         422
│   ├── NotArabic              not-arabic
│   ├── NothingToSummarize     nothing-to-summarize
│   └── UnsupportedLanguage    unsupported-language
├── TooManyRequests       429  too-many-requests   (Retry-After)
├── NotReady              503  models-loading      (Retry-After)
├── Busy                  503  busy                (Retry-After)
├── ModelsFailed          503  models-failed
├── DeadlineExceeded      504  deadline-exceeded
└── Unexpected            500  internal-error

Messages never contain text that a client sent. One place (`service.http.problems`) turns these into responses.
"""


class MujazError(Exception):
    """Any answer that is not a brief. `detail` is one sentence for the client, without the client's own text."""

    status = 500
    code = "internal-error"
    title = "Something went wrong on our side"
    retry_after: int | None = None

    def __init__(self, detail: str | None = None) -> None:
        self.detail = detail or self.title
        super().__init__(self.detail)


class BadRequest(MujazError):
    """The request is not of the documented form."""

    status, code, title = 400, "malformed-request", "The request is malformed"


class NotFound(MujazError):
    """There is nothing at this address."""

    status, code, title = 404, "not-found", "There is nothing at this address"


class MethodNotAllowed(MujazError):
    """The address exists, the method does not."""

    status, code, title = 405, "method-not-allowed", "This address does not answer this method"


class NotAcceptable(MujazError):
    """The client accepts none of the forms that we answer in."""

    status, code, title = 406, "not-acceptable", "We cannot answer in the form asked for"


class TooLarge(MujazError):
    """The request is over a limit; the detail names the limit."""

    status, code, title = 413, "too-large", "The request is too large"


class UnsupportedMedia(MujazError):
    """The content type is not one we read."""

    status, code, title = 415, "unsupported-media-type", "This content type is not supported"


class Unprocessable(MujazError):
    """The request is well formed but its text cannot become a brief."""

    status, code, title = 422, "unprocessable", "This text cannot be processed"


class NotArabic(Unprocessable):
    """The text is not Arabic; the detail says what it seems to be."""

    code, title = "not-arabic", "The text is not Arabic"


class NothingToSummarize(Unprocessable):
    """There is no sentence in the text."""

    code, title = "nothing-to-summarize", "There is nothing to summarize"


class UnsupportedLanguage(Unprocessable):
    """The language pair is not one we translate."""

    code, title = "unsupported-language", "This language pair is not supported"


class TooManyRequests(MujazError):
    """The client is over its rate."""

    status, code, title, retry_after = 429, "too-many-requests", "Too many requests", 60


class NotReady(MujazError):
    """The models are still loading."""

    status, code, title, retry_after = 503, "models-loading", "The models are still loading", 2


class Busy(MujazError):
    """Too much work is waiting already."""

    status, code, title, retry_after = 503, "busy", "The service is busy", 5


class ModelsFailed(MujazError):
    """The models could not be loaded or failed their golden sentence; a person must look."""

    status, code, title = 503, "models-failed", "The models could not be loaded"


class DeadlineExceeded(MujazError):
    """The work took longer than the request's deadline."""

    status, code, title = 504, "deadline-exceeded", "The work took too long"


class Unexpected(MujazError):
    """A defect of ours."""
