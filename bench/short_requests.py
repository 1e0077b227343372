"""What joining requests brings, and what it costs a lone caller: `python -m bench.short_requests --help`.

One engine of one worker per core, asked two ways in turn: one call per request (the engine divides each call over its
workers), and through the batching translator. Both use the same loaded weights.
"""

import argparse
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from bench.corpus import sentences
from models.batching import BatchingTranslator
from models.ctranslate2_engine import BatchSearch, CTranslate2Translator, count_workers
from models.protocol import DecodingOptions, Translator
from service.settings import STARTER

CALLERS, PROBES = 32, 20
ARTICLE, LONG_ARTICLE, LONG_ARTICLES = 20, 200, 2


@dataclass(frozen=True, slots=True)
class Run:
    """The seconds that each request took, those until all were answered, and the processor's."""

    spent: list[float]
    elapsed: float
    processor: float


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two ways to ask: a name for the table, and how to translate."""

    name: str
    translator: Translator
    options: DecodingOptions

    def translate(self, texts: Sequence[str]) -> float:
        """Translate and return the seconds that it took."""
        started = perf_counter()
        self.translator.translate(texts, self.options)
        return perf_counter() - started

    def ask(self, requests: Sequence[Sequence[str]], callers: int = 1) -> Run:
        """Send requests from so many callers at once, each its next when its last is answered."""
        started, processor = perf_counter(), process_time()
        with ThreadPoolExecutor(callers) as pool:
            spent = list(pool.map(self.translate, requests))
        return Run(spent, perf_counter() - started, process_time() - processor)

    def ask_beside(self, articles: Sequence[Sequence[str]], requests: Sequence[Sequence[str]]) -> Run:
        """Send one request after the other while each article is translated over and over."""
        enough = threading.Event()

        def keep_translating(article: Sequence[str]) -> None:
            while not enough.is_set():
                self.translate(article)

        with ThreadPoolExecutor(len(articles)) as pool:
            kept = [pool.submit(keep_translating, article) for article in articles]
            try:
                run = self.ask(requests)
            finally:
                enough.set()
        for one in kept:
            one.result()
        return run


def load(folder: Path, options: DecodingOptions) -> tuple[Side, Side]:
    """Load a converted model once, for both ways of asking it."""
    direct = CTranslate2Translator.load(folder, model=folder.name, revision="-", precision="int8", workers=0)
    assert isinstance(direct.engine, BatchSearch)  # noqa: S101  (what `load` makes)
    whole = replace(direct, engine=replace(direct.engine, parts=1))
    batching = BatchingTranslator(whole, workers=count_workers(0))
    return Side("one call each", direct, options), Side("batching", batching, options)


def in_turn(title: str, sides: Sequence[Side], rounds: int, run: Callable[[Side], Run]) -> None:
    """Run the sides in turn, several rounds, and print a row of the table for each: all its requests together."""
    runs: dict[str, list[Run]] = {side.name: [] for side in sides}
    for _ in range(rounds):
        for side in sides:
            runs[side.name].append(run(side))
    for name, made in runs.items():
        spent = [seconds for one in made for seconds in one.spent]
        p50, p95 = 1000 * median(spent), 1000 * quantiles(spent, n=20)[-1]
        wall, processor = (len(spent) / sum(getattr(one, field) for one in made) for field in ("elapsed", "processor"))
        print(f"| {title} | {name} | {p50:.0f} | {p95:.0f} | {wall:.1f} | {processor:.1f} |", flush=True)


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description="Short requests with and without joining.")
    parser.add_argument("--model", type=Path, default=STARTER / "ctranslate2-int8", help="folder of a converted model")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--target-tokens", type=int, default=256, help="fewer for weights that never end a sentence")
    parser.add_argument("--only", nargs="+", metavar="PART", help="joined, article, alone, beside, beside-batching")
    asked = parser.parse_args()
    sides, source = load(asked.model, DecodingOptions(max_target_tokens=asked.target_tokens)), sentences()
    article, *articles = (list(islice(source, size)) for size in (ARTICLE, *[LONG_ARTICLE] * LONG_ARTICLES))
    probes, singles = ([[sentence] for sentence in islice(source, count)] for count in (PROBES, 2 * CALLERS))
    beside = f"1 sentence beside {LONG_ARTICLES} articles of {LONG_ARTICLE}"
    parts: dict[str, tuple[str, Sequence[Side], Callable[[Side], Run]]] = {
        "joined": (f"1 sentence, {CALLERS} callers", sides, lambda side: side.ask(singles, CALLERS)),
        "article": (f"{ARTICLE}-sentence article, alone", sides, lambda side: side.ask([article] * 3)),
        "alone": ("1 sentence, alone", sides, lambda side: side.ask(probes)),
        # One call each waits for whole articles: a quarter of the probes is plenty.
        "beside": (beside, sides[:1], lambda side: side.ask_beside(articles, probes[:: PROBES // 5])),
        "beside-batching": (beside, sides[1:], lambda side: side.ask_beside(articles, probes)),
    }
    for side in sides:
        side.translate(article[:4])
    print("| | asked by | p50 ms | p95 ms | requests/s | per processor second |\n|---|---|---:|---:|---:|---:|")
    for name, (title, asked_sides, run) in parts.items():
        if not asked.only or name in asked.only:
            in_turn(title, asked_sides, asked.rounds, run)


if __name__ == "__main__":
    main()
