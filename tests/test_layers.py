"""The order of the layers, read from the imports."""

import ast
from pathlib import Path

import pytest

import tradeparse

PACKAGE = Path(tradeparse.__file__).parent

#: one line a layer, as STYLE orders them: what passes through first stands first
LAYERS = (
    {"errors", "schema", "records", "formats", "reasons"},
    {"documents", "packs"},
    {"parse"},
    {"frames", "corrections"},
    {"analysis", "evaluate"},
    {"charts", "tables", "display", "notebook"},
    {"reports", "corpus"},
    {"cli", "__main__"},
)
LAYER = {part: number for number, parts in enumerate(LAYERS, start=1) for part in parts}


def part_of(module: str) -> str | None:
    """The part that `module` belongs to: `parse` for `tradeparse.parse.rules.amounts`."""
    names = module.split(".")
    if len(names) > 1 and names[1] in tradeparse.__all__:
        names = [names[0], *tradeparse._HOMES[names[1]].split(".")]
    return names[1] if len(names) > 1 else None


def imported(tree: ast.AST, module: str, is_package: bool) -> set[str]:
    """The parts of tradeparse that a file imports, wherever in the file it does so."""
    parts = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            parts |= {part_of(name.name) for name in node.names if is_ours(name.name)}
        elif isinstance(node, ast.ImportFrom):
            source = absolute(node, module, is_package)
            if source == "tradeparse":
                parts |= {part_of(f"tradeparse.{name.name}") for name in node.names}
            elif is_ours(source):
                parts.add(part_of(source))
    return {part for part in parts if part and part != "__version__"}


def is_ours(module: str) -> bool:
    return module.split(".")[0] == "tradeparse"


def absolute(node: ast.ImportFrom, module: str, is_package: bool) -> str:
    """The full name of the module that `from … import` names, dots resolved."""
    if not node.level:
        return node.module or ""
    names = module.split(".")
    base = names[: len(names) - node.level + is_package]
    return ".".join([*base, *([node.module] if node.module else [])])


def too_high(source: str, module: str, is_package: bool = False) -> set[str]:
    """The parts that `module` imports although they come after it in the order."""
    own = LAYER[part_of(module)]
    return {p for p in imported(ast.parse(source), module, is_package) if LAYER[p] > own}


def modules() -> list[str]:
    """Every module of the package but `tradeparse` itself, which names all of them lazily."""
    paths = [path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py")]
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths]
    return sorted(name for name in names if name != "tradeparse")


@pytest.mark.parametrize("module", modules())
def test_every_part_has_a_layer(module):
    """Every file of the package belongs to a part whose layer is known."""
    assert part_of(module) in LAYER, f"{module}: give its part a place in LAYERS"


@pytest.mark.parametrize("module", modules())
def test_files_import_downwards(module):
    """A file imports from lower layers or from its own line, never from above."""
    path = PACKAGE.parent.joinpath(*module.split("."))
    is_package = path.is_dir()
    path = path / "__init__.py" if is_package else path.with_suffix(".py")
    assert too_high(path.read_text(encoding="utf-8"), module, is_package) == set()


@pytest.mark.parametrize(
    "source",
    [
        "from tradeparse.frames import figures_frame",
        "from tradeparse import figures_frame",
        "from tradeparse import frames",
        "import tradeparse.frames",
        "from ..frames import figures_frame",
        "def late():\n    from tradeparse import frames",
    ],
)
def test_an_import_from_above_is_noticed(source):
    """However an import from above is written, it is noticed."""
    assert too_high(source, "tradeparse.parse.scan") == {"frames"}


@pytest.mark.parametrize(
    "source",
    [
        "from tradeparse.packs import languages",
        "from tradeparse import Document",
        "from . import view",
        "from .rules.amounts import amount_pattern",
        "import pandas",
    ],
)
def test_an_import_from_below_is_allowed(source):
    """An import from below, from the same line or from elsewhere is no fault."""
    assert too_high(source, "tradeparse.parse.scan") == set()
