"""`python -m benchmarks`: measure, print, and write README.md."""

import os
import platform
from pathlib import Path

import click

from benchmarks.report import README, Table, markdown, write

GOLD = Path(__file__).parent.parent / "tests" / "gold"
PARTS = ("accuracy", "speed", "traps")


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS), metavar="[PART]...")
@click.option("--megabytes", default=2.0, show_default=True, help="Of text, to measure speed.")
@click.option("--profile", is_flag=True, help="Show the time by stage instead, in English.")
@click.option("--write/--no-write", "keep", default=True, help="Write README.md. Default: yes.")
def main(parts: tuple[str, ...], megabytes: float, profile: bool, keep: bool) -> None:
    """Measure accuracy, speed and the time that hostile texts take.

    \b
    Examples:
      python -m benchmarks
      python -m benchmarks accuracy --no-write
      python -m benchmarks --profile
    """
    gold = sorted(GOLD.glob("*.jsonl"))
    if profile:
        click.echo(markdown(_profile(gold, megabytes)))
        return
    for part in parts or PARTS:
        table = _table(part, gold, megabytes)
        click.echo(f"{part}\n{markdown(table)}\n")
        if keep:
            write(part, table)
    if keep:
        write("machine", _machine())
        click.echo(f"Written to {README}.")


def _table(part: str, gold: list[Path], megabytes: float) -> Table:
    if part == "accuracy":
        from benchmarks.accuracy import accuracy_table

        return accuracy_table(gold)
    if part == "speed":
        from benchmarks.speed import speed_table

        return speed_table(gold, megabytes)
    from benchmarks.traps import traps_table

    return traps_table()


def _profile(gold: list[Path], megabytes: float) -> Table:
    from benchmarks.profile import profile_table
    from benchmarks.texts import articles, sentences
    from tradeparse.frames import figures_frame
    from tradeparse.parse import extract

    source = sentences(gold, "en")
    documents = articles(source, "en", characters=int(megabytes * 1e6), figures_per_kb=1.0)
    extract(documents[:1])  # packs are loaded before the clock starts
    return profile_table(lambda: figures_frame(extract(documents)))


def _machine() -> Table:
    import pandas as pd
    import regex

    from tradeparse import __version__

    return [
        ("tradeparse", "Python", "regex", "pandas", "system", "cores"),
        (
            __version__,
            platform.python_version(),
            str(regex.__version__),
            pd.__version__,
            f"{platform.system()} {platform.machine()}",
            str(os.cpu_count()),
        ),
    ]


if __name__ == "__main__":
    main()
