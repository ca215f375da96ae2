"""A notebook's parameters, read from its cell tagged `parameters` and typed.

The cell is parsed, never run: annotated assignments of plain values, the comment at the
end of a line being the parameter's help. From it comes a pydantic model that a suite's
values are checked against before anything starts.
"""

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

TYPES: dict[str, Any] = {
    "str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict,
}  # fmt: skip
TAG = "parameters"
IMPORTS_ALLOWED = (
    "typing",
    "__future__",
)  # an annotation such as Literal has to come from somewhere


class ParameterProblem(ValueError):
    """What is wrong with a notebook, its parameters cell, or a value; collected by the suite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One assignment of the parameters cell."""

    name: str
    type: Any
    type_text: str  # as the notebook writes it: `str | None`
    default: Any
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Notebook:
    """What a suite has to know of a notebook: its file, its title, its typed parameters."""

    path: Path
    title: str | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @cached_property
    def model(self) -> type[BaseModel]:
        """The pydantic model of the parameters: strict, and no other name is let in."""
        fields: dict[str, Any] = {
            f"parameter_{position}": (
                parameter.type,
                Field(parameter.default, alias=name, description=parameter.help or None),
            )
            for position, (name, parameter) in enumerate(self.parameters.items())
        }
        config = ConfigDict(
            extra="forbid", strict=True, title=self.path.stem, validate_default=True
        )
        return create_model("NotebookParameters", __config__=config, **fields)

    def check(self, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """Every parameter with its value, and what is wrong with those that were given."""
        defaults = {name: parameter.default for name, parameter in self.parameters.items()}
        plain = {name: plain_value(value) for name, value in given.items()}
        try:
            values = self.model.model_validate({**defaults, **plain})
            return values.model_dump(by_alias=True), []
        except ValidationError as error:
            return {}, [self._problem(problem, plain) for problem in error.errors()]

    def _problem(self, problem: Any, given: Mapping[str, Any]) -> str:
        name = str(problem["loc"][0])
        if name not in self.parameters:
            known = ", ".join(self.parameters) or "none"
            hint = did_you_mean(name, self.parameters) or f" It has: {known}."
            return f"{self.path.name} has no parameter {name!r}.{hint}"
        source = "its default is" if name not in given else "found"
        found = problem["input"]
        wanted = self.parameters[name].type_text
        return (
            f"parameter {name!r} of {self.path.name} is {wanted}, and {source} "
            f"{found!r} ({type(found).__name__})"
        )


def did_you_mean(word: str, known: Any) -> str:
    """` Did you mean 'pair'?`, or nothing when no known word is close."""
    close = get_close_matches(str(word), [str(item) for item in known], n=1, cutoff=0.6)
    return f" Did you mean {close[0]!r}?" if close else ""


def plain_value(value: Any) -> Any:
    """The value as a notebook gets it: TOML's dates and times become their ISO text."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if isinstance(value, dict):
        return {key: plain_value(item) for key, item in value.items()}
    return value


def read_notebook(path: Path) -> Notebook:
    """The notebook's title and typed parameters. Raises ParameterProblem, saying what is wrong."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        sources = [(cell, _text(cell["source"])) for cell in cells]
    except (ValueError, KeyError, TypeError) as error:
        raise ParameterProblem(
            f"{path.name} is not a notebook of format 4 ({type(error).__name__}: {error}); "
            "open it in JupyterLab and save it again"
        ) from error
    tagged = [source for cell, source in sources if TAG in _tags(cell)]
    prose = "\n".join(source for cell, source in sources if cell.get("cell_type") == "markdown")
    heading = re.search(r"^#[ \t]+(.+?)[ \t#]*$", prose, re.MULTILINE)
    try:
        parameters = list(_parameters(tagged[0])) if tagged else []
    except ParameterProblem as problem:
        raise ParameterProblem(f"{path.name}, parameters cell: {problem}") from problem
    return Notebook(
        path=path,
        title=heading[1] if heading else None,
        parameters={parameter.name: parameter for parameter in parameters},
    )


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _tags(cell: Any) -> list[str]:
    tags = cell.get("metadata", {}).get("tags", [])
    return tags if isinstance(tags, list) else []


def _parameters(source: str) -> Iterator[Parameter]:
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise ParameterProblem(f"line {error.lineno} is not Python: {error.msg}") from error
    comments = _comments(source)
    for statement in statements:
        if isinstance(statement, ast.ImportFrom) and statement.module in IMPORTS_ALLOWED:
            continue
        name, annotation, value = _assignment(statement)
        default = _literal(name, value)
        kind = _type(name, annotation) if annotation else type(default)
        yield Parameter(
            name=name,
            type=Any if kind is NoneType else kind,
            type_text=ast.unparse(annotation) if annotation else type(default).__name__,
            default=default,
            help=comments.get(statement.end_lineno or 0, ""),
        )


def _assignment(statement: ast.stmt) -> tuple[str, ast.expr | None, ast.expr]:
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as v):
            return name, annotation, v
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name, None, value
    raise ParameterProblem(
        f"line {statement.lineno} is `{ast.unparse(statement).splitlines()[0]}`; only lines such "
        'as `pair: str = "KAZ-SRB"  # help` belong here, all else into the next cell'
    )


def _literal(name: str, value: ast.expr) -> Any:
    try:
        default = ast.literal_eval(value)
        json.dumps(default, allow_nan=False)
        return default
    except (TypeError, ValueError) as error:
        raise ParameterProblem(
            f"the default of {name!r} is `{ast.unparse(value)}`, and it must be a plain value; "
            "whatever has to be worked out goes into the next cell"
        ) from error


def _type(name: str, node: ast.expr) -> Any:
    """The type that an annotation names; of types, only those that TOML can give."""
    match node:
        case ast.Constant(value=None):
            return None
        case ast.Name(id=word) if word in TYPES:
            return TYPES[word]
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return Union[_type(name, left), _type(name, right)]  # noqa: UP007 - built at run time
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return Optional[_type(name, inner)]  # noqa: UP045 - built at run time
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            values = _literal(name, inner)
            return Literal[values if isinstance(values, tuple) else (values,)]
        case ast.Subscript(value=ast.Name(id="list"), slice=inner):
            return list[_type(name, inner)]  # type: ignore[misc]
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, inner])):
            return dict[_type(name, key), _type(name, inner)]  # type: ignore[misc]
    raise ParameterProblem(
        f"the type of {name!r} is `{ast.unparse(node)}`; it can be made of str, int, float, bool, "
        "None, list[…], dict[str, …] and Literal[…] (a date is a str, in ISO form)"
    )


def _comments(source: str) -> dict[int, str]:
    """The comment at the end of each line, by line number from 1."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("#").strip()
        for token in tokens
        if token.type == tokenize.COMMENT and token.line[: token.start[1]].strip()
    }
