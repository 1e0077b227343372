"""One line that names what a brief depends on besides its text, in the manner of sacreBLEU (Post 2018)."""

from models.protocol import DecodingOptions
from service import __version__
from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import Gazetteer
from service.briefs.check.glossary import named
from service.briefs.types import Engines, Route


def decoding_fields(options: DecodingOptions) -> str:
    """Write decoding options as short fields, all of them and always in the same order."""
    return (
        f"beam:{options.beam_size}|lp:{options.length_penalty:g}|max:{options.max_target_tokens}"
        f"|ngram:{options.no_repeat_ngram_size}|rep:{options.repetition_penalty:g}"
    )


def signature(
    engines: Engines,
    options: DecodingOptions,
    route: Route,
    summary_options: DecodingOptions | None = None,
    *,
    both: bool = False,
    style: ArticleStyle = ArticleStyle.AS_LISTED,
    glossary: Gazetteer | None = None,
    alignment: bool = False,
) -> str:
    """Name version, profile, models with revision, engine and precision, route and decoding; same input, same line.

    `both` says that the summary of this route was held against the points. A style that is not the list's is named. So
    are a glossary, the correcting of known names and a second try, because they change the English, and that words were
    linked (for `alignment` or to correct names), because links show omissions that nothing else does.
    """
    fields = [f"mujaz:{__version__}", engines.profile, f"tr:{engines.translator.info}", f"rank:{engines.ranker.info}"]
    if summary_options is not None and engines.summarizer is not None:
        fields.append(f"sum:{engines.summarizer.info}|{decoding_fields(summary_options)}")
    way = f"{Route.BOTH.value}+{route.value}" if both else route.value
    house = [] if style is ArticleStyle.AS_LISTED else [f"article:{style.value}"]
    house += [f"glossary:{named(glossary)}"] if glossary else []
    house += ["names:corrected"] if engines.corrects_names else []
    house += ["terms:told"] if engines.copies_terms else []
    house += ["guesses:second-try"] if engines.dictionary else []
    house += ["links"] if alignment or engines.corrects_names else []
    return "|".join([*fields, *house, f"route:{way}", decoding_fields(options)])
