"""``make fuzz``: many datasets of chance, each held to the laws of reading."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from time import monotonic

import click

from tests.fuzz.running import Failure, run, smaller


def main() -> int:
    """Say what went wrong, keep the datasets that it went wrong with, and fail if there are any."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--count", type=int, default=100_000, help="how many datasets")
    asked.add_argument("--seed", type=int, default=1, help="the number of the first")
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--keep", type=Path, help="a folder for the datasets that fail")
    given = asked.parse_args()
    start = monotonic()
    click.echo(f"{given.count} datasets from seed {given.seed} on")

    last = 0

    def told(done: int) -> None:
        nonlocal last
        if done // 10_000 > last // 10_000:
            click.echo(f"  {done} read in {monotonic() - start:.0f} s")
        last = done

    failures = run(given.seed, given.count, given.processes, told)
    folder = given.keep or Path(tempfile.mkdtemp(prefix="policygraph-fuzz-"))
    for number, failure in enumerate(failures, 1):
        tell(number, smaller(failure), folder / str(number))
    click.echo(
        f"{len(failures)} sorts of failure in {given.count} datasets, {monotonic() - start:.0f} s"
    )
    return 1 if failures else 0


def tell(number: int, failure: Failure, folder: Path) -> None:
    """One failure, and where the dataset that shows it was put."""
    failure.input.at(folder)
    (folder / ".why").write_text(failure.why, encoding="utf-8", errors="backslashreplace")
    click.echo(f"\n{number}. {failure.what}\n   seed {failure.seed}; made small: {folder}")
    for name, text in failure.input.files.items():
        click.echo(f"   {name!r}: {text[:300]!r}")
    for name, special in failure.input.specials.items():
        click.echo(f"   {name!r} is a {special}")
    click.echo("   " + failure.why.strip().replace("\n", "\n   ")[-900:])


if __name__ == "__main__":
    sys.exit(main())
