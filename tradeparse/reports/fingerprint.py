"""What a report depends on, as hashes: the same fingerprint, the same report."""

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from tradeparse import __version__
from tradeparse.reports.paths import input_paths
from tradeparse.reports.suite import Report

PACKAGE = Path(__file__).resolve().parent.parent
LIBRARIES = ("pandas", "numpy", "matplotlib", "papermill", "ipykernel", "ipython", "regex")
IGNORED = {"__pycache__", ".ipynb_checkpoints", ".git"}


class Hashes:
    """Hashes of one run; a folder that many reports read is hashed once."""

    def __init__(self) -> None:
        self.file = lru_cache(maxsize=None)(_file_hash)
        self.notebook = lru_cache(maxsize=None)(_notebook_hash)
        self.package = _digest(self._files(PACKAGE))
        self.versions = library_versions()

    def of(self, report: Report, formats: Iterable[str]) -> dict[str, str]:
        """The hashes of a report's notebook, parameters, inputs and program, and of them all."""
        shown = [report.title, dict(report.values), report.expect_tables, report.expect_plots]
        hashes = {
            "notebook": self.notebook(report.notebook),
            "params": _digest([json.dumps([*shown, *formats], sort_keys=True, default=str)]),
            "inputs": _digest(part for path in inputs(report) for part in self._files(path)),
            "package": _digest([self.package, json.dumps(self.versions)]),
        }
        return {**hashes, "all": _digest(hashes.values())}

    def _files(self, path: Path) -> Iterator[str]:
        for file in files(path):
            yield f"{file.relative_to(path).as_posix()} {self.file(file)}"


def inputs(report: Report) -> list[Path]:
    """The files and folders that a report is known to read."""
    return [*input_paths(report.values, report.notebook.parent), *report.inputs]


def files(path: Path) -> list[Path]:
    """All files in a folder, sorted; a file is its own and only one."""
    if path.is_file():
        return [path]
    found = (file for file in path.rglob("*") if file.is_file())
    return sorted(f for f in found if not set(f.relative_to(path).parts) & IGNORED)


def library_versions() -> dict[str, str]:
    """The versions of tradeparse, Python, and the libraries that shape a report."""
    versions = {"tradeparse": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def _file_hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:  # the notebook's own reading says what to do about it
        return f"unreadable: {error.strerror}"


def _notebook_hash(path: Path) -> str:
    """Of what a notebook says and does; saving it with outputs changes nothing."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    kept: list[list[Any]] = []
    for cell in cells:
        tags = cell.get("metadata", {}).get("tags")
        kept.append([cell["cell_type"], "".join(cell["source"]), tags, cell.get("attachments")])
    return _digest(map(json.dumps, kept))


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()
