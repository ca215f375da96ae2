"""A notebook's parameters: read from its cell, typed, checked."""

from datetime import date
from typing import Literal

import pytest
from reporting import write_notebook

from tradeparse.reports.params import ParameterProblem, read_notebook


def notebook(tmp_path, parameters):
    return read_notebook(
        write_notebook(tmp_path / "n.ipynb", "# A question?", parameters=parameters)
    )


def problem_of(tmp_path, parameters) -> str:
    with pytest.raises(ParameterProblem) as caught:
        notebook(tmp_path, parameters)
    return str(caught.value)


def test_parameters_are_read_with_type_default_and_help(tmp_path):
    """Each annotated line is a parameter, and the comment at its end is its help."""
    book = notebook(
        tmp_path,
        'pair: str = "KAZ-SRB"  # two codes # sorted\n'
        "years: list[int] = [\n    2019,  # from\n    2024,\n]  # both shown\n"
        "# a comment of its own\n"
        "until: str | None = None\n",
    )
    assert book.title == "A question?"
    assert {name: p.default for name, p in book.parameters.items()} == {
        "pair": "KAZ-SRB",
        "years": [2019, 2024],
        "until": None,
    }
    assert [p.type for p in book.parameters.values()] == [str, list[int], str | None]
    assert [p.help for p in book.parameters.values()] == ["two codes # sorted", "both shown", ""]


def test_types_that_a_regular_expression_would_miss(tmp_path):
    """Choices, optional values and defaults with signs in them are read as Python reads them."""
    book = notebook(
        tmp_path,
        "from typing import Literal\n"
        'measure: Literal["exports", "imports"] = "exports"\n'
        'query: str = "a = b # c"\n'
        "weights: dict[str, float] = {'KAZ': -1.5}\n"
        "plain = 3\n",
    )
    assert book.parameters["measure"].type == Literal["exports", "imports"]
    assert book.parameters["query"].default == "a = b # c"
    assert book.parameters["weights"].default == {"KAZ": -1.5}
    assert book.parameters["plain"].type is int


TYPED = """
from typing import Literal
hs: str = "0901"
since: int = 2019
ratio: float = 1.5
all_years: bool = False
pairs: list[str] = ["KAZ-SRB"]
until: str | None = None
measure: Literal["exports", "imports"] = "exports"
"""


@pytest.mark.parametrize(
    "name, value",
    [
        ("hs", "0901"), ("hs", "NO"), ("since", 2020), ("ratio", 3.7), ("ratio", 3),
        ("all_years", True), ("pairs", []), ("until", None), ("until", "2024-01-01"),
        ("measure", "imports"),
    ],
)  # fmt: skip
def test_values_of_the_type_pass_unchanged(tmp_path, name, value):
    """A value of the parameter's type reaches the notebook as it was written."""
    values, problems = notebook(tmp_path, TYPED).check({name: value})
    assert problems == []
    assert values[name] == value
    assert values["hs"] == value if name == "hs" else values["hs"] == "0901"


@pytest.mark.parametrize(
    "name, value",
    [
        ("hs", 901), ("since", 3.7), ("since", 2019.0), ("since", "2019"), ("since", True),
        ("ratio", "3.7"), ("ratio", True), ("all_years", 1), ("all_years", "yes"),
        ("pairs", "KAZ-SRB"), ("pairs", [1]), ("until", 2024), ("measure", "export"),
    ],
)  # fmt: skip
def test_values_of_another_type_are_refused(tmp_path, name, value):
    """Nothing is converted: 3.7 is no whole number, 901 is no code, and "yes" is no truth."""
    _, [problem] = notebook(tmp_path, TYPED).check({name: value})
    assert f"parameter {name!r} of n.ipynb is" in problem


def test_unknown_parameter_is_refused_with_the_near_one(tmp_path):
    """A misspelt name is an error that names the parameter that was meant."""
    _, [problem] = notebook(tmp_path, TYPED).check({"sinse": 2020})
    assert problem == "n.ipynb has no parameter 'sinse'. Did you mean 'since'?"


def test_every_problem_is_told(tmp_path):
    """Several wrong values are several problems."""
    _, problems = notebook(tmp_path, TYPED).check({"since": 3.7, "hs": 901, "nothing": 1})
    assert len(problems) == 3


def test_dates_become_their_text(tmp_path):
    """A date that TOML reads as a date reaches the notebook in ISO form."""
    values, problems = notebook(tmp_path, TYPED).check({"until": date(2024, 1, 31)})
    assert (values["until"], problems) == ("2024-01-31", [])


def test_names_that_pydantic_has_itself(tmp_path):
    """A parameter may be called `schema`, `copy` or `_hidden`."""
    values, problems = notebook(
        tmp_path, "schema: str = 'a'\ncopy: int = 1\n_hidden: int = 2"
    ).check({"schema": "b", "_hidden": 3})
    assert (values, problems) == ({"schema": "b", "copy": 1, "_hidden": 3}, [])


@pytest.mark.parametrize(
    "line, said",
    [
        ("folder = Path('x')", "plain value"),
        ("since: int = 2000 + x", "plain value"),
        ("when: datetime = None", "type of 'when' is `datetime`"),
        ("import os", "line 1 is `import os`"),
        ("since: int", "line 1 is `since: int`"),
        ("a, b = 1, 2", "line 1 is `a, b = (1, 2)`"),
        ("since: int = ", "line 1 is not Python"),
        ("x: set = {1}", "plain value"),
    ],
)
def test_lines_that_do_not_belong_there(tmp_path, line, said):
    """What is no plain typed value is refused, with the line and the way out."""
    assert said in problem_of(tmp_path, line)


def test_default_of_another_type_is_refused(tmp_path):
    """A default has to be of its own parameter's type."""
    _, [problem] = notebook(tmp_path, "since: int = '2019'").check({})
    assert "its default is '2019' (str)" in problem


def test_file_that_is_no_notebook(tmp_path):
    """A file that is not a notebook is named as such."""
    path = tmp_path / "n.ipynb"
    for text in ("", "{}", '{"worksheets": []}', "[]"):
        path.write_text(text)
        with pytest.raises(ParameterProblem, match=r"n\.ipynb is not a notebook of format 4"):
            read_notebook(path)
