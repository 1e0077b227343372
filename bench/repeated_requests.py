"""What remembering saves where an article comes again: `python -m bench.repeated_requests --help`.

The shipped starter, three ways in turn: nothing remembered, sentences only, sentences and briefs.
An article comes again as it was, or with one sentence more, as wire copy does.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from models.batching import BatchingTranslator
from models.bounded_cache import BoundedCache
from models.caching import CachingTranslator
from models.ctranslate2_engine import CTranslate2BatchTranslator, count_workers
from models.extractive import LexRankRanker
from models.protocol import DecodingOptions, QueueingTranslator
from service.briefs.pipeline import BriefMaker
from service.briefs.remembering import RememberingBriefMaker
from service.briefs.types import Article, BriefRequest, Engines
from service.settings import REPOSITORY, STARTER

ARTICLE = REPOSITORY / "docs" / "examples" / "article.txt"
PLENTY, LONG = 64_000_000, 3600.0
MORE = "\n\nوأضاف الوزير أن العمل سيبدأ يوم {} من الشهر المقبل."


def engines(translator: QueueingTranslator) -> Engines:
    """Return the starter's profile with a translator."""
    return Engines("starter", translator, None, LexRankRanker())


def nothing(translator: QueueingTranslator) -> BriefMaker:
    """Remember nothing."""
    return BriefMaker(engines(translator), DecodingOptions())


def sentences(translator: QueueingTranslator) -> BriefMaker:
    """Remember sentences."""
    return BriefMaker(engines(CachingTranslator(translator, BoundedCache(PLENTY, LONG))), DecodingOptions())


def everything(translator: QueueingTranslator) -> BriefMaker:
    """Remember sentences and briefs, as the service does."""
    caching = CachingTranslator(translator, BoundedCache(PLENTY, LONG))
    return RememberingBriefMaker(engines(caching), DecodingOptions(), briefs=BoundedCache(PLENTY, LONG))


SIDES: dict[str, Callable[[QueueingTranslator], BriefMaker]] = {
    "nothing": nothing,
    "sentences": sentences,
    "sentences and briefs": everything,
}


def milliseconds(maker: BriefMaker, text: str, *, translation: bool) -> float:
    """Make a brief and return how long that took."""
    started = perf_counter()
    maker.make(BriefRequest(Article(text), translation=translation))
    return 1000 * (perf_counter() - started)


def main() -> None:
    """Print a table of medians."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--article", type=Path, default=ARTICLE, help="An Arabic article (UTF-8).")
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    text = asked.article.read_text(encoding="utf-8")
    engine = CTranslate2BatchTranslator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="bundled", precision="int8", workers=0
    )
    translator = BatchingTranslator(engine, workers=count_workers(0))
    milliseconds(nothing(translator), text, translation=True)  # load what is loaded once
    print(f"{'include':<12}{'remembered':<22}{'first ms':>10}{'again ms':>10}{'one more ms':>13}")
    for translation in (False, True):
        spent: dict[str, list[tuple[float, ...]]] = {name: [] for name in SIDES}
        for number in range(1, asked.rounds + 1):
            for name, make in SIDES.items():
                maker, more = make(translator), text + MORE.format(number)
                times = (milliseconds(maker, one, translation=translation) for one in (text, text, more))
                spent[name].append(tuple(times))
        for name, rows in spent.items():
            first, again, one_more = (median(column) for column in zip(*rows, strict=True))
            include = "translation" if translation else ""
            print(f"{include:<12}{name:<22}{first:>10.1f}{again:>10.2f}{one_more:>13.1f}")
    translator.close()


if __name__ == "__main__":
    main()
