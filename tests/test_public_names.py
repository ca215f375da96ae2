"""`import tradeparse`: its names, and what it costs."""

import ast
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import tradeparse

HEAVY = {
    "IPython", "babel", "jupyterlab", "matplotlib", "nbformat", "numpy", "pandas", "papermill",
    "pyarrow", "pydantic", "regex", "trafilatura",
}  # fmt: skip


def names_for_type_checkers() -> set[str]:
    """What tradeparse/__init__.py imports under TYPE_CHECKING."""
    tree = ast.parse(Path(tradeparse.__file__).read_text(encoding="utf-8"))
    [block] = [node for node in tree.body if isinstance(node, ast.If)]
    return {
        f"{node.module}.{alias.name}"
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_lists_of_names_agree():
    """Users, `dir()` and type checkers see the same public names."""
    homes = {f"tradeparse.{home}.{name}" for name, home in tradeparse._HOMES.items()}
    assert homes == names_for_type_checkers()
    assert list(tradeparse._HOMES) == tradeparse.__all__
    assert set(tradeparse.__all__) <= set(dir(tradeparse))


@pytest.mark.parametrize("name", tradeparse.__all__)
def test_public_name_is_there(name):
    """Every public name can be had from the package and says what it is for."""
    assert getattr(tradeparse, name).__doc__


def test_unknown_name_is_refused():
    """A name that is not public is refused as Python refuses it."""
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        tradeparse.forecast  # noqa: B018


def cpu_seconds(*arguments: str) -> float:
    """The processor time of one run of Python: unlike the clock, it does not see the neighbours."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    "arguments",
    [("-c", "import tradeparse"), ("-m", "tradeparse", "--help")],
    ids=["import", "help"],
)
def test_start_is_quick(arguments):
    """Importing the package, or asking the command for help, takes less than half a second."""
    assert statistics.median(cpu_seconds(*arguments) for _ in range(5)) < 0.5


@pytest.mark.parametrize("module", ["tradeparse", "tradeparse.cli"])
def test_start_is_light(module):
    """Neither the package nor its commands load a heavy library before there is work for it."""
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert HEAVY & set(loaded.stdout.split()) == set()
