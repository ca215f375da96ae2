"""The command `tradeparse`. A command's file is imported when the command is called."""

import click

from tradeparse import __version__
from tradeparse.cli.commands import CommandLine

COMMANDS = {
    "extract": ("tradeparse.cli.extract:extract", "Read the figures in documents."),
    "claims": ("tradeparse.cli.claims:claims", "Join figures into claims: amount, growth, base."),
    "explain": ("tradeparse.cli.explain:explain", "Show why each figure reads as it does."),
    "report": ("tradeparse.reports.command:report", "Run a suite of reports and publish them."),
    "languages": ("tradeparse.cli.languages:languages", "List the languages that can be read."),
    "evaluate": ("tradeparse.cli.evaluate:evaluate", "Score readings against gold files."),
}


@click.group(
    cls=CommandLine,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tradeparse")
def main() -> None:
    """Read trade figures out of news text, compare them, and report what was found.

    \b
    Examples:
      tradeparse extract articles/ --out figures.csv
      tradeparse claims articles/ --out claims.csv
      echo "Exports rose by 12% to $3.4 billion in 2023." | tradeparse explain -
      tradeparse report
    """
