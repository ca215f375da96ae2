"""The tables of a suite file, as pydantic models, and their errors in words."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from tradeparse.reports.params import did_you_mean

Engine = Literal["kernel", "fork"]
Format = Literal["html", "notebook", "csv", "png", "xlsx"]
ENGINES: tuple[str, ...] = get_args(Engine)
DEFAULT_FORMATS: tuple[Format, ...] = ("html", "notebook", "csv", "xlsx", "png")

#: an id or a table's name: it becomes the name of a file
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
Seconds = Annotated[float, Field(gt=0)]


class Table(BaseModel):
    """A TOML table: no other keys, no conversions."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SuiteTable(Table):
    """[suite]: what holds for all reports."""

    title: str | None = None
    out: str = "out"
    jobs: Annotated[int, Field(ge=1)] | None = None
    timeout: Seconds = 600.0
    formats: list[Format] = list(DEFAULT_FORMATS)
    engine: Engine = "kernel"
    keep_runs: Annotated[int, Field(ge=1)] = 2


class ExpectTable(Table):
    """`expect`: the tables that a report must hand over, and its least number of plots."""

    tables: list[Name] = []
    plots: Annotated[int, Field(ge=0)] = 0


class ReportTable(Table):
    """[[report]]: one notebook, with one set of parameters or with a matrix of them."""

    id: Name
    title: str | None = None
    notebook: str
    params: dict[str, Any] = {}
    matrix: dict[str, Annotated[list[Any], Field(min_length=1)]] = {}
    expect: ExpectTable = ExpectTable()
    timeout: Seconds | None = None
    inputs: list[str] = []


def worded(problem: Mapping[str, Any], model: type[Table]) -> str:
    """One of pydantic's errors as: which key, what was expected, what was found."""
    *_, key = place = [str(part) for part in problem["loc"]]
    name = ".".join(place)
    if problem["type"] == "missing":
        return f"{name!r} is missing"
    if problem["type"] == "extra_forbidden":
        known = ExpectTable.model_fields if place[0] == "expect" else model.model_fields
        hint = did_you_mean(key, known) or f" Known are {', '.join(known)}."
        return f"unknown key {name!r}.{hint}"
    if problem["type"] == "string_pattern_mismatch":
        return (
            f"{name} is {problem['input']!r}, and it becomes a file's name: letters from a to z, "
            "digits, '.', '_' and '-' only, a letter or digit first"
        )
    expected = problem["msg"][0].lower() + problem["msg"][1:]
    return f"{name} is {problem['input']!r}: {expected}"
