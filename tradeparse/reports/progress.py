"""What a run shows while it goes on: a line a report."""

import shutil
import sys
import time
from typing import TextIO

import click

from tradeparse.reports.results import Event, ReportResult, Status

COLOURS: dict[Status, str] = {
    "ok": "green",
    "skipped": "green",
    "failed": "red",
    "timed out": "red",
    "died": "red",
    "incomplete": "yellow",
}
WORDS: dict[Status, str] = {"skipped": "unchanged"}
FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


def ended_line(result: ReportResult) -> str:
    """How a report has ended, in one line."""
    word = WORDS.get(result.status, result.status)
    parts = [click.style(f"{word:<10}", fg=COLOURS[result.status]), result.id]
    if result.status != "skipped":
        parts.append(click.style(f"{result.seconds:.1f} s", dim=True))
    return "  ".join([*parts, *filter(None, [result.message])])


class Lines:
    """For a log: a line when a report starts, a line when it has ended."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.quiet, self.stream = quiet, stream or sys.stderr

    def __call__(self, event: Event) -> None:
        """Show an event."""
        if event.kind == "start" and not self.quiet:
            self.write(f"{'started':<10}  {event.id}")
        if event.result and not (self.quiet and event.result.good):
            self.write(ended_line(event.result))

    def write(self, line: str) -> None:
        """Write a line that stays."""
        click.echo(line, file=self.stream)

    def close(self) -> None:
        """Nothing is left to be done."""


class Live(Lines):
    """For a terminal: a line that moves for each report that is running, below those that ended."""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__(stream=stream)
        self.running: dict[str, tuple[float, str]] = {}  # since when, and where it is
        self.drawn = 0
        self.frame = 0

    def __call__(self, event: Event) -> None:
        """Show an event."""
        if event.kind == "start":
            self.running[event.id] = (time.monotonic(), "starting")
        elif event.kind == "cell" and event.id in self.running:
            since, _ = self.running[event.id]
            self.running[event.id] = (since, f"cell {event.cell} of {event.cells}")
        elif event.result:
            self.running.pop(event.id, None)
            self.erase()
            self.write(ended_line(event.result))
        self.draw(event)

    def draw(self, event: Event) -> None:
        """Draw the lines of what is running anew."""
        self.erase()
        self.frame += event.kind == "tick"
        width = shutil.get_terminal_size().columns - 1
        sign, now = FRAMES[self.frame % len(FRAMES)], time.monotonic()
        lines = [
            f"{sign} {'running':<8}  {report}  {now - since:.0f} s  {place}"
            for report, (since, place) in self.running.items()
        ]
        if lines:
            lines.append(f"  {event.done} of {event.total} reports done")
        click.echo("".join(f"{line[:width]}\n" for line in lines), file=self.stream, nl=False)
        self.drawn = len(lines)

    def erase(self) -> None:
        """Take back what was drawn."""
        if self.drawn:
            click.echo(f"\x1b[{self.drawn}A\x1b[J", file=self.stream, nl=False)
            self.drawn = 0

    def close(self) -> None:
        """Leave only the lines that stay."""
        self.erase()


def watcher(quiet: bool) -> Lines:
    """The display that fits where stderr leads to."""
    return Live() if sys.stderr.isatty() and not quiet else Lines(quiet)
