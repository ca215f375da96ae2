"""What a clone promises before any code runs: commands, licence, texts, clean files."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

import tradeparse

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tracked(*patterns: str) -> list[Path]:
    """The files of the project, those that git does not know left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file()]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["setup", "report", "lab", "test", "bench", "lint", "help"])
def test_make_target_is_listed(target):
    """Every target that the texts promise is in the Makefile, with a word about it."""
    assert re.search(rf"^{target}:.*  ## \w", MAKEFILE, re.MULTILINE)


def test_ci_runs_what_people_run():
    """CI has no steps of its own: both its forms run `make test`."""
    assert "make test" in text_of(".ci/run").splitlines()[-1]
    jobs = yaml.safe_load(text_of(".github/workflows/ci.yml"))["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert commands == ["make PYTHON=python test", "make PYTHON=python lint"]
    assert jobs["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]


def test_old_python_is_refused_clearly(tmp_path):
    """On a Python that is too old, make says so and names the way out."""
    old = tmp_path / "python2"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.1" && exit\nexit 1\n')
    old.chmod(0o755)
    command = ["make", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", "setup"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "needs Python 3.11 or newer" in ran.stdout
    assert "is: Python 3.9.1" in ran.stdout
    assert "make PYTHON=python3.12 setup" in ran.stdout


def test_licence_is_whole():
    """LICENSE is the Apache License 2.0 from its title to its appendix."""
    licence = text_of("LICENSE")
    assert licence.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in licence
    assert "limitations under the License." in licence


def test_changelog_has_this_version():
    """The newest entry of the changelog is the version of the package."""
    [newest, *_] = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest == tradeparse.__version__


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "data/README.md"])
def test_links_lead_somewhere(name):
    """Every link and picture of the texts that points into the project finds its file."""
    page = ROOT / name
    text = re.sub(r"<!--.*?-->", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_notebooks_are_committed_without_outputs():
    """A committed notebook holds no outputs, no execution counts, no function of its own."""
    for path in tracked("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for cell in (cell for cell in cells if cell["cell_type"] == "code"):
            assert not cell["outputs"], path.name
            assert cell["execution_count"] is None, path.name
            assert not re.search(r"^\s*def ", "".join(cell["source"]), re.MULTILINE), path.name


def test_no_file_names_a_private_place():
    """No file names somebody's home folder or the address of a package index."""
    private = re.compile(
        rb"/(?:(?:home|Users)/\w|root/)|--(?:extra-)?index-url|https?://[^ \"]*/simple/"
    )
    found = [path for path in tracked() if private.search(path.read_bytes())]
    assert [path.name for path in found if path != Path(__file__)] == []


def test_every_test_says_what_it_proves():
    """A test's docstring is the sentence that it proves."""
    silent = [
        f"{path.name}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_files_stay_small():
    """No file of the package has grown into more than one concern."""
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tradeparse").rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 500} == {}
