"""pyproject.toml, requirements.lock and environment.yml name the same versions."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
EXTRAS = {
    name: [Requirement(text) for text in texts]
    for name, texts in PROJECT["optional-dependencies"].items()
}
CORE = [Requirement(text) for text in PROJECT["dependencies"]]
PLATFORMS = [
    {"python_full_version": python, "python_version": python.rpartition(".")[0], **system}
    for python in ("3.11.0", "3.11.9", "3.12.9", "3.13.9")
    for system in (
        {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
        {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
        {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    )
]


def names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements} - {"tradeparse"}


def floors() -> dict[str, str]:
    """Every direct dependency and the version from which pyproject.toml accepts it."""
    found = {}
    for requirement in [*CORE, *(one for extra in EXTRAS.values() for one in extra)]:
        if requirement.name != "tradeparse":
            [floor] = [spec.version for spec in requirement.specifier if spec.operator == ">="]
            assert found.setdefault(canonicalize_name(requirement.name), floor) == floor
    return found


def locked() -> list[tuple[str, str, Marker | None, list[str]]]:
    """Each entry of the lock: name, version, for which machines, hashes."""
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    found = []
    for entry in entries:
        line, *rest = entry.splitlines()
        requirement = Requirement(line.rstrip(" \\"))
        [version] = [spec.version for spec in requirement.specifier if spec.operator == "=="]
        hashes = [h for text in rest for h in re.findall(r"--hash=sha256:([0-9a-f]{64})\b", text)]
        found.append((canonicalize_name(requirement.name), version, requirement.marker, hashes))
    return found


def pins(platform: dict[str, str]) -> dict[str, list[str]]:
    """What the lock installs on one platform: the versions of each name."""
    found: dict[str, list[str]] = {}
    for name, version, marker, _ in locked():
        if marker is None or marker.evaluate({**platform, "implementation_name": "cpython"}):
            found.setdefault(name, []).append(version)
    return found


def conda_pins() -> dict[str, str]:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    [by_pip] = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]
    return dict(line.split("==") for line in by_pip if not line.startswith("-"))


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda p: "-".join(list(p.values())[::2]))
def test_lock_pins_every_dependency_once(platform):
    """On every platform the lock has one version of each dependency: the one pyproject names."""
    found = pins(platform)
    assert {name: found.get(name) for name in floors()} == {n: [v] for n, v in floors().items()}
    assert [name for name, versions in found.items() if len(versions) > 1] == []


def test_conda_names_the_same_versions():
    """environment.yml names exactly the direct dependencies, at the versions of the lock."""
    assert conda_pins() == floors()


def test_lock_has_hashes():
    """Every entry of the lock can be checked by its hash."""
    assert [name for name, _, _, hashes in locked() if not hashes] == []


def test_lock_names_no_place():
    """The lock says what to install, not from where: no address, no path, no index."""
    assert (
        re.findall(r"https?:|file:|--index|--find-links|^-e|/tmp|/home", LOCK, re.MULTILINE) == []
    )


def test_lock_has_the_build_backend():
    """What builds the package is locked too, so that it is installed without a second download."""
    backend = [Requirement(text) for text in PYPROJECT["build-system"]["requires"]]
    assert names(backend) <= set(floors())


def imports(folder: str) -> set[str]:
    """The distributions whose modules the files of a folder import."""
    modules = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    ours = {"tradeparse", "tests", "benchmarks"} | {p.stem for p in (ROOT / folder).rglob("*.py")}
    known = packages_distributions()
    return {
        canonicalize_name(known[module][0]) if module in known else module
        for module in modules - ours - set(sys.stdlib_module_names)
    }


def test_package_imports_what_it_declares():
    """Whatever the package imports is a dependency for its users, core or extra."""
    declared = names(CORE) | names(
        [one for n, extra in EXTRAS.items() if n != "dev" for one in extra]
    )
    assert imports("tradeparse") <= declared


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_development_imports_what_it_declares(folder):
    """Whatever the tests and benchmarks import is declared."""
    assert imports(folder) <= set(floors())


def test_all_has_every_extra():
    """`tradeparse[all]` is every extra that is meant for users."""
    [everything] = EXTRAS["all"]
    assert everything.extras == set(EXTRAS) - {"all", "dev"}
