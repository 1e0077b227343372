"""Measures and reports: `python -m bench --help`, or `make bench`."""

import argparse
import signal
import sys
from pathlib import Path

from bench.installed import default_cache, prepared
from bench.lab import Lab
from bench.outcome import OUT, write
from bench.report import publish, report
from bench.sections import NOT_QUICK, SECTIONS


def main() -> None:
    """Run the sections asked for, keep what each measured, and write the report of all that is there."""
    parser = argparse.ArgumentParser(description="Mujaz side by side with the service everyone writes.")
    parser.add_argument("--quick", action="store_true", help="fewer repeats and shorter loads: under five minutes")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--cache", type=Path, default=default_cache(), help="where the models are kept")
    parser.add_argument("--out", type=Path, default=OUT, help="where figures, tables and pictures go")
    parser.add_argument("--report", action="store_true", help="measure nothing; write the report again")
    parser.add_argument("--publish", action="store_true", help="put the report into docs/performance.md")
    asked = parser.parse_args()
    # Whoever ends the benchmark ends the services that it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if not asked.report:
        with Lab(prepared(asked.cache), asked.cache, quick=asked.quick) as lab:
            for name in asked.only or [name for name in SECTIONS if not (asked.quick and name in NOT_QUICK)]:
                print(f"{name} ...", flush=True)
                write(asked.out, name, SECTIONS[name](lab), quick=asked.quick)
    print(report(asked.out))
    if asked.publish:
        publish(asked.out)


if __name__ == "__main__":
    main()
