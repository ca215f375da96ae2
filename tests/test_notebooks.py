"""The notebooks: what is committed, and that each runs on articles and on an empty folder."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]

ARTICLES = {
    "one.txt": """---
doc_id: one
published: 2026-02-10
publisher: First Wire
title: Trade of Kazakhstan and Serbia
lang: en
---
In 2025 trade between Kazakhstan and Serbia came to $107.7 million, 7.6% more than in 2024.
In 2024 trade between Kazakhstan and Serbia was $100.1 million.

Kazakhstan and Serbia want to bring trade to $200 million by 2030.
""",
    "two.txt": """---
doc_id: two
published: 2026-02-26
publisher: Second Wire
title: Another number
lang: en
---
Trade between Kazakhstan and Serbia reached about $120 million in 2025.
""",
}

#: what each notebook has to say about those articles, and about none at all
SAID = {
    "start": (["107.7 million", "Kazakhstan – Serbia, turnover"], ["no document to show"]),
    "pair_profile": (
        ["USD 107.7–120 million, as the statements disagree", "implies USD 100.1 million"],
        ["No amount and no growth is stated for this pair", "No target is stated"],
    ),
    "compare_pairs": (
        ["Statements disagree about Kazakhstan – Serbia, turnover, 2025"],
        ["No amount is stated for these pairs", "No whole year is stated"],
    ),
    "outlets": (
        ["First Wire 1 of 1 fact", "Second Wire 1 of 1", "Of 2 outlets none can be called"],
        [
            "No outlet states an amount",
            "No outlet states an amount or a growth",
            "no statement to quote",
        ],
    ),
    "coverage": (
        [
            "**2 documents** from 2 outlets",
            "Each of 5 figures has a period",
            "Nothing was left out",
        ],
        ["No document was read", "No figure was read", "No figure lacks a period or a country"],
    ),
    "contradictions": (
        ["against about USD 120 million (Second Wire, 2026-02-26)", "differ"],
        ["nothing can contradict anything", "No two statements exclude each other"],
    ),
    "official": (
        ["1 with Serbia and 1 with Kazakhstan", "**Official series**: 63 counts"],
        ["there is nothing to compare", "No claim has an official count", "No claim is stated"],
    ),
    "growth": (
        ["implies USD 100.1 million for 2024", "this fits", "said as a number of times"],
        ["No growth is stated together with its amount", "No growth of a dated flow is stated"],
    ),
    "targets": (
        ["USD 200 million for 2030", "**+11.9 % a year**", "first stated"],
        ["No target is stated", "There is no statement to quote"],
    ),
}


def read(path):
    """A notebook as it stands in the repository."""
    return nbformat.read(path, as_version=4)


def code(notebook):
    """The code cells of a notebook."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell):
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def run(path, sources):
    """The notebook run on a folder of articles, from the notebooks' own folder."""
    notebook = read(path)
    at = next(n for n, cell in enumerate(notebook.cells) if "parameters" in tags(cell))
    given = nbformat.v4.new_code_cell(f"sources = {str(sources)!r}")
    notebook.cells.insert(at + 1, given)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}})
    return client.execute()


def shown(notebook):
    """All that a run notebook shows, as text, and its pictures."""
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    data = [output.get("data", {}) for output in outputs]
    texts = [str(d.get(kind, "")) for d in data for kind in ("text/markdown", "text/plain")]
    streams = [output.text for output in outputs if output.output_type == "stream"]
    return "\n".join(texts), [d["image/png"] for d in data if "image/png" in d], streams


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_is_committed_bare(path):
    """No outputs, no counts, no leftovers of a run, one kernel for all."""
    notebook = read(path)
    nbformat.validate(notebook)
    assert not any(cell.outputs or cell.execution_count for cell in code(notebook))
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_opens_with_question_parameters_and_set_up(path):
    """First the question and why it matters, then one typed cell of parameters, then set-up."""
    first, second, third, *rest = read(path).cells
    assert re.match(r"# .+\?\n", first.source)
    assert "**Why it matters.**" in first.source
    assert "**Sources.**" in first.source
    assert tags(second) == ["parameters"]
    assert not any(tags(cell) for cell in (first, third))
    assert all(tags(cell) in ([], ["picker", "remove-cell"]) for cell in rest)
    statements = ast.parse(second.source).body
    assert all(isinstance(line, ast.AnnAssign) for line in statements)
    assert all("  # " in line for line in second.source.splitlines())
    assert "tp.setup()" in third.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_has_no_logic_of_its_own(path):
    """Cells call the module: no functions, loops, branches or patterns, and no long cells."""
    logic = (ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try, ast.ClassDef)
    for cell in code(read(path)):
        tree = ast.parse(cell.source)
        assert not any(isinstance(node, (*logic, ast.comprehension)) for node in ast.walk(tree))
        assert len(tree.body) <= 12
        assert not re.search(r"\bre\.|\bregex\b|import pandas", cell.source)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_explains_each_section_and_ends_with_data_notes(path):
    """Each section has a heading of its own, and the last one is the data notes."""
    cells = read(path).cells
    headings = [cell.source for cell in cells if cell.cell_type == "markdown"][1:]
    assert all(text.startswith("## ") for text in headings)
    assert headings[-1].startswith("## Data notes")
    assert "notes.describe(" in cells[-1].source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_has_no_dollar_to_be_misread(path):
    """No text cell has a currency sign, so that none is read as mathematics."""
    texts = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    assert not any("$" in text for text in texts)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_runs_on_articles(path, tmp_path):
    """Each notebook runs on a small folder of articles and finds what they say."""
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said, pictures, streams = shown(run(path, tmp_path))
    assert all(words in said for words in SAID[path.stem][0])
    assert pictures
    assert streams == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_runs_on_an_empty_folder(path, tmp_path):
    """Without articles each notebook runs and says in its place that there is nothing."""
    said, pictures, _ = shown(run(path, tmp_path))
    assert all(words in said for words in SAID[path.stem][1])
    assert "**Documents**: none was read." in said
    assert pictures


def test_every_notebook_is_expected_to_say_something():
    """A new notebook brings its own expectations."""
    assert set(SAID) == set(NAMES)


def test_a_picker_stands_in_no_report_and_does_no_harm(tmp_path):
    """The one cell with controls runs without a mouse, shows its timeline, and is optional."""
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    notebook = run(FOLDER / "pair_profile.ipynb", tmp_path)
    [cell] = [cell for cell in code(notebook) if "picker" in tags(cell)]
    assert cell.source.startswith("tp.picker(")
    shows = [set(output.data) for output in cell.outputs]
    assert "application/vnd.jupyter.widget-view+json" in shows[0]
    assert "image/png" in shows[1]
    assert 'pair = "KAZ-SRB"' in cell.outputs[2].data["text/markdown"]
