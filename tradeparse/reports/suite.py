"""A suite file: which notebooks to run with which parameters, read and checked whole.

Every error of the file is found before anything starts, and all of them are raised at
once. Paths in a suite (`out`, `notebook`, `inputs`, and parameters that hold paths, see
`paths.py`) are relative to the suite file.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from tradeparse.errors import SuiteError
from tradeparse.reports.params import (
    Notebook,
    Parameter,
    ParameterProblem,
    did_you_mean,
    plain_value,
    read_notebook,
)
from tradeparse.reports.paths import PathMissing, for_notebook, holds_path, matching
from tradeparse.reports.suitefile import (
    DEFAULT_FORMATS,
    Engine,
    ReportTable,
    SuiteTable,
    Table,
    worded,
)

T = TypeVar("T", bound=Table)

PLACE = re.compile(r"\{(\w+)\}")  # of a parameter in a title
RESERVED_IDS = ("runs", "failed", "documents", "index.html", "manifest.jsonl")  # the runner's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One notebook with one set of parameters."""

    id: str
    group: str  # the id in the file, which the reports of a matrix share
    title: str
    question: str  # the notebook's own heading, where it is not the title
    notebook: Path
    given: Mapping[str, Any]  # what is injected; paths are relative to the notebook's folder
    values: Mapping[str, Any]  # every parameter with its value, the notebook's defaults included
    own: tuple[str, ...] = ()  # parameters that tell it from its neighbours: not from [defaults]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    expect_tables: tuple[str, ...] = ()
    expect_plots: int = 0
    timeout: float = 600.0  # seconds
    inputs: tuple[Path, ...] = ()  # further files whose change makes the report run again


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """A suite file that holds together."""

    path: Path
    title: str
    out: Path
    reports: tuple[Report, ...]
    defaults: Mapping[str, Any] = field(default_factory=dict)  # as the file has them
    jobs: int | None = None
    formats: tuple[str, ...] = DEFAULT_FORMATS
    engine: Engine = "kernel"
    keep_runs: int = 2

    def select(self, only: tuple[str, ...]) -> tuple[Report, ...]:
        """The reports of these ids; a matrix's id stands for all of it, and `*` matches.

        Raises SuiteError for an id that the suite does not have.
        """
        if not only:
            return self.reports
        known = {name for report in self.reports for name in (report.id, report.group)}
        for wanted in only:
            if not any(fnmatchcase(name, wanted) for name in known):
                hint = did_you_mean(wanted, known) or f" It has: {', '.join(sorted(known))}."
                raise SuiteError(f"{self.path.name} has no report {wanted!r}.{hint}")
        return tuple(
            report
            for report in self.reports
            if any(fnmatchcase(n, wanted) for n in (report.id, report.group) for wanted in only)
        )


def read_suite(path: str | Path) -> Suite:
    """The suite of a TOML file. Raises SuiteError with all that is wrong, one problem a line."""
    path = Path(path).resolve()
    reader = _Reader(path.parent)
    tables = _toml(path)
    head, reports = reader.read(tables)
    if reader.problems:
        count = len(reader.problems)
        lines = "\n".join(f"  - {problem}" for problem in reader.problems)
        noun = "error" if count == 1 else "errors"
        raise SuiteError(f"{path.name} has {count} {noun}, and nothing was run:\n{lines}")
    return Suite(
        path=path,
        title=head.title or path.stem,
        out=path.parent / Path(head.out).expanduser(),
        reports=tuple(reports),
        defaults=tables.get("defaults", {}),
        jobs=head.jobs,
        formats=tuple(dict.fromkeys(("html", *head.formats))),
        engine=head.engine,
        keep_runs=head.keep_runs,
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SuiteError(
            f"no suite file can be read at {path} ({error.strerror}); name one: "
            "tradeparse report SUITE.toml"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path.name} is not TOML: {error}") from error


class _Reader:
    """Reads the tables of one suite file and keeps a list of what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.notebooks: dict[str, Notebook | None] = {}

    def problem(self, text: str) -> None:
        if text not in self.problems:
            self.problems.append(text)

    def read(self, tables: Mapping[str, Any]) -> tuple[SuiteTable, list[Report]]:
        known = ("suite", "defaults", "report")
        for key in sorted(tables.keys() - set(known)):
            self.problem(f"unknown table [{key}].{did_you_mean(key, known)}")
        head = self.table(SuiteTable, tables.get("suite", {}), "[suite]") or SuiteTable()
        defaults = tables.get("defaults", {})
        if not isinstance(defaults, dict):
            self.problem("'defaults' is a table of parameters: write [defaults]")
            defaults = {}
        entries = tables.get("report", [])
        if not isinstance(entries, list) or not entries:
            self.problem("there is no report: add a table [[report]] with an id and a notebook")
            entries = []
        reports = [
            report
            for position, entry in enumerate(entries, start=1)
            for report in self.entry(position, entry, head, defaults)
        ]
        self.check_ids([report.id for report in reports])
        self.check_defaults(defaults)
        return head, reports

    def table(self, model: type[T], values: Any, where: str) -> T | None:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            for problem in error.errors():
                self.problem(f"{where}: {worded(problem, model)}")
            return None

    def entry(
        self, position: int, values: Any, head: SuiteTable, defaults: Mapping[str, Any]
    ) -> Iterator[Report]:
        """The reports of one [[report]]: one, or as many as its matrix has."""
        name = values.get("id") if isinstance(values, dict) else None
        where = f"report {name!r}" if isinstance(name, str) else f"[[report]] number {position}"
        notebook_name = values.get("notebook") if isinstance(values, dict) else None
        notebook = self.notebook(notebook_name, where) if isinstance(notebook_name, str) else None
        entry = self.table(ReportTable, values, where)
        if entry is None or notebook is None:
            return
        for key in entry.params.keys() & entry.matrix.keys():
            self.problem(f"{where}: {key!r} stands both in params and in matrix; keep one")
        for place in PLACE.findall(entry.title or ""):
            if place not in notebook.parameters:
                hint = did_you_mean(place, notebook.parameters)
                self.problem(f"{where}: its title has {{{place}}}, which is no parameter.{hint}")
        shared = {key: value for key, value in defaults.items() if key in notebook.parameters}
        for chosen in product(*entry.matrix.values()):
            varied = dict(zip(entry.matrix, chosen, strict=True))
            given = self.resolved({**shared, **entry.params, **varied}, notebook, where)
            values, problems = notebook.check(given)
            for problem in problems:
                self.problem(f"{where}: {problem}")
            title = _title(entry.title or notebook.title or entry.id, varied, values)
            yield Report(
                id="-".join([entry.id, *map(_slug, chosen)]),
                group=entry.id,
                title=title,
                question=notebook.title if entry.title and notebook.title else "",
                notebook=notebook.path,
                given={key: values.get(key) for key in given},
                values=values,
                own=tuple(dict.fromkeys([*varied, *entry.params])),
                parameters=notebook.parameters,
                expect_tables=tuple(entry.expect.tables),
                expect_plots=entry.expect.plots,
                timeout=entry.timeout or head.timeout,
                inputs=tuple(self.inputs(entry.inputs, where)),
            )

    def notebook(self, name: str, where: str) -> Notebook | None:
        """The notebook of this name beside the suite file or in ../notebooks; each is read once."""
        if name not in self.notebooks:
            self.notebooks[name] = None
            file = name if name.endswith(".ipynb") else f"{name}.ipynb"
            folders = (self.folder, self.folder.parent / "notebooks")
            found = next((folder / file for folder in folders if (folder / file).is_file()), None)
            if found is None:
                near = [p.name for folder in folders for p in folder.glob("*.ipynb")]
                self.problem(
                    f"{where}: no notebook {name!r} beside the suite file or in ../notebooks."
                    f"{did_you_mean(file, near)}"
                )
                return None
            try:
                self.notebooks[name] = read_notebook(found.resolve())
            except ParameterProblem as problem:
                self.problem(str(problem))
        return self.notebooks[name]

    def resolved(self, given: Mapping[str, Any], notebook: Notebook, where: str) -> dict[str, Any]:
        """The values as the notebook gets them: dates as text, paths from its own folder."""
        resolved = {}
        for name, value in given.items():
            resolved[name] = plain_value(value)
            if holds_path(name):
                try:
                    resolved[name] = for_notebook(value, self.folder, notebook.path.parent)
                except PathMissing as problem:
                    self.problem(f"{where}: parameter {name!r}: {problem}")
        return resolved

    def inputs(self, patterns: list[str], where: str) -> Iterator[Path]:
        for pattern in patterns:
            found = matching(pattern, self.folder)
            if not found:
                self.problem(f"{where}: nothing is found at inputs = {pattern!r}")
            yield from found

    def check_ids(self, ids: list[str]) -> None:
        for folded, count in Counter(name.lower() for name in ids).items():
            if count > 1:
                self.problem(f"{count} reports have the id {folded!r}; each needs its own")
            if folded in RESERVED_IDS:
                self.problem(f"the id {folded!r} is a folder of the runner's own; take another")

    def check_defaults(self, defaults: Mapping[str, Any]) -> None:
        known = {name for book in self.notebooks.values() if book for name in book.parameters}
        for name in defaults if all(self.notebooks.values()) else ():
            if name not in known:
                self.problem(
                    f"[defaults]: no notebook has a parameter {name!r}.{did_you_mean(name, known)}"
                )


def _slug(value: Any) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", str(value)).strip("-.") or "none"


def _title(title: str, varied: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """The title with its `{pair}` filled in; without such a place, what varies is added."""
    filled = PLACE.sub(lambda place: str(values.get(place[1], place[0])), title)
    return " · ".join([filled, *map(str, varied.values() if filled == title else ())])
