"""Parameters that hold paths: which they are, and what they are relative to.

A parameter holds a path, or a list of them, when the last word of its name is one of
PATH_WORDS: `sources`, `reference_path`. In a suite file such a path is relative to the
suite file, as everything else there. A notebook runs in its own folder, in JupyterLab as
in a report, so the path is rewritten to start from there; it stays relative, and so the
executed notebook works on another machine too.
"""

import os
from collections.abc import Iterator, Mapping
from glob import glob
from pathlib import Path
from typing import Any

PATH_WORDS = (
    "sources", "source", "path", "paths", "file", "files", "folder", "folders", "corrections",
)  # fmt: skip


class PathMissing(ValueError):
    """A path that leads nowhere; collected by the suite."""


def holds_path(name: str) -> bool:
    """Whether a parameter of this name holds a path."""
    return name.lower().rsplit("_", 1)[-1] in PATH_WORDS


def for_notebook(value: Any, suite_folder: Path, notebook_folder: Path) -> Any:
    """The path, or the list of paths, as the notebook has to read it.

    Absolute paths, addresses and the empty text stay as they are. Raises PathMissing when a
    path leads to nothing: a typing error is better found before the run than after it.
    """
    if isinstance(value, list):
        return [for_notebook(item, suite_folder, notebook_folder) for item in value]
    if not isinstance(value, str) or not value or "://" in value or value == "-":
        return value
    path = Path(value).expanduser()
    if not matching(path, suite_folder):
        raise PathMissing(f"nothing is found at {value!r} (looked from {suite_folder})")
    if path.is_absolute():
        return str(path)
    return Path(os.path.relpath(suite_folder / path, notebook_folder)).as_posix()


def matching(path: str | Path, folder: Path) -> list[Path]:
    """The file or folder at a path, or whatever a glob matches, sorted."""
    whole = folder / path
    if whole.exists():
        return [whole]
    found = glob(str(whole), recursive=True)  # noqa: PTH207 - a pattern may be absolute
    return sorted(map(Path, found))


def input_paths(values: Mapping[str, Any], notebook_folder: Path) -> Iterator[Path]:
    """Every file or folder that the parameters name, as the notebook sees them."""
    for name, value in values.items():
        if holds_path(name):
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and item and "://" not in item:
                    yield from matching(Path(item).expanduser(), notebook_folder)
