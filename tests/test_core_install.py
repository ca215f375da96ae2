"""What works without any of the extras."""

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
RUN = """
import sys

class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

ABSENT = set(sys.argv.pop(1).split(","))
sys.meta_path.insert(0, Absent)
from tradeparse.cli import main
main(prog_name="tradeparse")
"""


def core() -> set[str]:
    """The distributions that an installation without extras brings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    ahead = [Requirement(text) for text in project["dependencies"]]
    while ahead:
        one = ahead.pop()
        name = canonicalize_name(one.name)
        if name not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found.add(name)
            ahead += [Requirement(text) for text in requires(name) or []]
    return found


def tradeparse_core(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as if only the core were installed."""
    brought = core() | {"tradeparse"}
    absent = {
        module
        for module, names in packages_distributions().items()
        if not brought & {canonicalize_name(name) for name in names}
    }
    return subprocess.run(
        [sys.executable, "-c", RUN, ",".join(absent), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_core_extracts_the_sample_articles(tmp_path):
    """With the core alone, `tradeparse extract` reads the articles and writes their figures."""
    ran = tradeparse_core("extract", "data/articles", "--out", str(tmp_path / "figures.csv"))
    assert ran.returncode == 0, ran.stderr
    assert len((tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()) > 100


def test_core_names_the_extra_for_parquet(tmp_path):
    """Where an extra is needed, the error names it."""
    ran = tradeparse_core("extract", "data/articles", "--out", str(tmp_path / "figures.parquet"))
    assert ran.returncode == 2
    assert "pyarrow" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_core_names_the_extra_for_html(tmp_path):
    """A page that cannot be read for want of a library is named with the remedy."""
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>Trade reached $5 million in 2020.</p></body></html>")
    ran = tradeparse_core("extract", str(page), "--out", str(tmp_path / "figures.csv"))
    assert ran.returncode != 0
    assert "trafilatura" in ran.stderr
    assert "Traceback" not in ran.stderr
