"""Small notebooks and suites for the tests of the reports."""

import json
import textwrap
from pathlib import Path

import nbformat
from nbformat import v4

PARAMETERS = """
sources: str = "../data/articles"  # a folder of articles
pair: str = "KAZ-SRB"  # two codes, sorted
since: int = 2019  # first year shown
"""


def write_notebook(path: Path, *cells: str, parameters: str | None = PARAMETERS) -> Path:
    """A notebook; a cell that opens with # is text, the parameters are its first code cell."""
    made = [_cell(textwrap.dedent(cell).strip()) for cell in cells]
    if parameters is not None:
        made.insert(1, v4.new_code_cell(parameters.strip(), metadata={"tags": ["parameters"]}))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(v4.new_notebook(cells=made), path)
    return path


def _cell(text: str):
    return v4.new_markdown_cell(text) if text.startswith("#") else v4.new_code_cell(text)


def project(folder: Path) -> Path:
    """A project with an article and no notebooks yet; the folder of its suites."""
    (folder / "data" / "articles").mkdir(parents=True)
    (folder / "data" / "articles" / "001.txt").write_text("Trade reached $52.9 million.\n")
    (folder / "notebooks").mkdir()
    (folder / "reports").mkdir()
    return folder / "reports"


def write_suite(folder: Path, text: str, name: str = "suite.toml") -> Path:
    """A suite file."""
    path = folder / name
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def outputs(notebook: Path) -> list:
    """The outputs of each code cell of an executed notebook."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]


def records(out: Path) -> list[dict]:
    """The lines of a manifest."""
    lines = (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
