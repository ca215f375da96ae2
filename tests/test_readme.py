"""What README shows is what comes out."""

import re
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import tradeparse as tp
from tradeparse.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SENTENCE = " ".join(re.findall(r"^> (.*)$", README, re.MULTILINE))


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


COMMANDS = "".join(blocks("sh"))


def opening_table() -> list[list[str]]:
    """The rows of the first table, its head included."""
    lines = re.findall(r"^\|(.*)\|$", README, re.MULTILINE)
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    end = next((n for n, row in enumerate(cells) if len(row) != len(cells[0])), len(cells))
    return [row for row in cells[:end] if set(row) != {"---"}]


def as_shown(row: pd.Series, column: str) -> str:
    """A cell of the figures frame as the table writes it."""
    if column in ("period", "base"):
        start, end = row[f"{column}_start"], row[f"{column}_end"]
        return "" if pd.isna(start) else f"{start:%Y-%m-%d} to {end:%Y-%m-%d}"
    value = row[column]
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def test_opening_sentence_gives_its_rows():
    """The sentence with which README opens reads as the table beneath it."""
    head, *shown = opening_table()
    document = tp.Document(doc_id="readme", text=SENTENCE, lang="en")
    figures = tp.figures_frame(tp.extract(document))
    found = [[as_shown(row, column) for column in head] for _, row in figures.iterrows()]
    assert found == shown


def test_explanation_is_what_explain_prints():
    """What README shows of `explain` is part of what it prints."""
    ran = CliRunner().invoke(main, ["explain", "-"], input=SENTENCE)
    assert ran.exit_code == 0
    assert blocks("text")[0].strip() in ran.output


def test_python_prints_what_is_shown(capsys, monkeypatch):
    """README's Python, run in a clone, prints the lines beneath it."""
    monkeypatch.chdir(ROOT)
    exec(blocks("python")[0], {})
    assert capsys.readouterr().out.splitlines() == blocks("text")[1].splitlines()


def test_three_lines_give_table_chart_and_evidence(capsys, monkeypatch, tmp_path):
    """README's three lines write what it says, and its further lines print what stands below."""
    monkeypatch.chdir(ROOT)
    _, three, further = blocks("python")[:3]
    assert len([line for line in three.splitlines() if line]) == 3
    names: dict[str, object] = {}
    exec(three.replace('"out"', repr(str(tmp_path))), names)
    exec(further, names)
    assert capsys.readouterr().out.splitlines() == blocks("text")[2].splitlines()
    written = {path.name for path in tmp_path.iterdir()}
    assert {"contradictions.csv", "contradictions.png", "documents"} <= written
    assert len(list((tmp_path / "documents").iterdir())) == 30


@pytest.mark.parametrize("command", re.findall(r"^tradeparse (\w+)", COMMANDS, re.MULTILINE))
def test_command_is_there(command):
    """Every command that README shows exists and has help with an example."""
    ran = CliRunner().invoke(main, [command, "--help"])
    assert ran.exit_code == 0
    assert "Example" in ran.output
