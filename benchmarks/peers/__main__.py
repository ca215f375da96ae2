"""`python -m benchmarks.peers`: tradeparse beside other tools, printed and put into README.md."""

import sys
from pathlib import Path

import click

from benchmarks.peers.adapters import TOOLS
from benchmarks.peers.run import ROOT, Outcome, ToolFailed, run, texts
from benchmarks.peers.tables import accuracy_table, speed_table
from benchmarks.report import README, markdown, write

OURS = "tradeparse"
GOLD = ROOT / "tests" / "gold"
PYTHON = ROOT / ".venv-peers" / "bin" / "python"


@click.command()
@click.option("--python", default=PYTHON, type=Path, help="Of the environment of the others.")
@click.option("--kilobytes", default=200.0, show_default=True, help="Of made text, for speed.")
@click.option("--runs", default=3, show_default=True, help="Of each tool; their median counts.")
@click.option("--write/--no-write", "keep", default=True, help="Write README.md. Default: yes.")
def main(python: Path, kilobytes: float, runs: int, keep: bool) -> None:
    """Let tradeparse and other tools read the same articles, and compare.

    \b
    Examples:
      python -m benchmarks.peers
      python -m benchmarks.peers --runs 1 --no-write
    """
    read = texts(sorted(GOLD.glob("*.jsonl")), kilobytes)
    outcomes: list[Outcome] = []
    for tool in TOOLS:
        click.echo(f"{tool} …", err=True)
        try:
            outcomes.append(
                run(tool, Path(sys.executable) if tool == OURS else python, read.all, runs)
            )
        except ToolFailed as failed:
            click.echo(f"{tool} did not run: {failed}", err=True)
            continue
        _tell_failures(outcomes[-1])
    if OURS not in [outcome.tool for outcome in outcomes]:
        sys.exit(1)
    tables = {
        "peers": accuracy_table(outcomes, read),
        "peers-speed": speed_table(outcomes, read, OURS),
    }
    for name, table in tables.items():
        click.echo(f"\n{name}\n{markdown(table)}")
    if keep and len(outcomes) == len(TOOLS):
        for name, table in tables.items():
            write(name, table)
        click.echo(f"\nWritten to {README}.")


def _tell_failures(outcome: Outcome) -> None:
    errors = [answer.error for answer in outcome.runs[0] if answer.error]
    if errors:
        click.echo(f"{outcome.tool} failed on {len(errors)} texts, e.g. {errors[0]}", err=True)


if __name__ == "__main__":
    main()
