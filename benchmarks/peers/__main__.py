"""`python -m benchmarks.peers`: tradeparse beside other tools, printed and put into README.md."""

import sys
from pathlib import Path

import click

from benchmarks.peers.adapters import TOOLS
from benchmarks.peers.run import ROOT, Outcome, take_turns, texts
from benchmarks.peers.tables import accuracy_table, speed_table
from benchmarks.report import README, markdown, write

OURS = "tradeparse"
GOLD = ROOT / "tests" / "gold"
PYTHON = ROOT / ".venv-peers" / "bin" / "python"


@click.command()
@click.option("--python", default=PYTHON, type=Path, help="Of the environment of the others.")
@click.option("--kilobytes", default=200.0, show_default=True, help="Of made text, for speed.")
@click.option("--runs", default=3, show_default=True, help="Of each tool; the fastest counts.")
@click.option("--write/--no-write", "keep", default=True, help="Write README.md. Default: yes.")
def main(python: Path, kilobytes: float, runs: int, keep: bool) -> None:
    """Let tradeparse and other tools read the same articles, and compare.

    \b
    Examples:
      python -m benchmarks.peers
      python -m benchmarks.peers --runs 1 --no-write
    """
    read = texts(sorted(GOLD.glob("*.jsonl")), kilobytes)
    pythons = {tool: Path(sys.executable) if tool == OURS else python for tool in TOOLS}
    outcomes, failed = take_turns(pythons, read.all, runs)
    for tool, why in failed.items():
        click.echo(f"{tool} did not run: {why}", err=True)
    for outcome in outcomes:
        _tell_failures(outcome)
    if OURS in failed:
        sys.exit(1)
    tables = {
        "peers": accuracy_table(outcomes, read),
        "peers-speed": speed_table(outcomes, read, OURS),
    }
    for name, table in tables.items():
        click.echo(f"\n{name}\n{markdown(table)}")
    if keep and not failed:
        for name, table in tables.items():
            write(name, table)
        click.echo(f"\nWritten to {README}.")


def _tell_failures(outcome: Outcome) -> None:
    errors = [answer.error for answer in outcome.runs[0] if answer.error]
    if errors:
        click.echo(f"{outcome.tool} failed on {len(errors)} texts, e.g. {errors[0]}", err=True)


if __name__ == "__main__":
    main()
