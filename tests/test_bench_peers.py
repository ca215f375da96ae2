"""The comparison with other tools: what their answers become, and what counts as found."""

import json
import re
import sys
from types import SimpleNamespace

import pytest

from benchmarks.peers import environment, run
from benchmarks.peers.adapters import (
    CANDIDATE,
    codes,
    figure_findings,
    price_findings,
    quantity_findings,
    result_findings,
)
from benchmarks.peers.finding import Finding
from benchmarks.peers.run import Outcome, Texts
from benchmarks.peers.scoring import score
from benchmarks.peers.tables import accuracy_table, speed_table
from benchmarks.peers.worker import Answer, answer
from benchmarks.report import README
from tradeparse.evaluate import Compared
from tradeparse.evaluate.gold import reading
from tradeparse.records import Document

TEXT = "Trade of $1–1.5 billion grew by 5%, by a third, by 2 pp and by €3 million."


def gold(surface, value, unit, kind="growth", value_high=None):
    """A gold figure at its place in TEXT."""
    start = TEXT.index(surface)
    row = {"start": start, "end": start + len(surface), "surface": surface, "kind": kind}
    row |= {"value": value, "value_high": value_high, "unit": unit, "measure": "other"}
    return reading({**row, "comparator": "=", "status": "actual"})


GOLD = (
    gold("$1–1.5 billion", 1e9, "USD", kind="amount", value_high=1.5e9),
    gold("5%", -5, "percent"),
    gold("a third", 33.333, "percent"),
    gold("2 pp", 2, "pp"),
    gold("€3 million", 3e6, "EUR"),
)


def found(surface, value, *units):
    """A finding at the place of its words in TEXT."""
    start = TEXT.index(surface)
    kind = "percent" if units == ("percent",) else "money"
    return Finding(start, start + len(surface), kind, value, units)


def counts(kind, *findings):
    """How many are right, to be found, and read."""
    counted = score(GOLD, findings, kind)
    return counted.recalled, counted.gold, counted.read


def unit(name, entity="currency", code=None):
    return SimpleNamespace(name=name, entity=SimpleNamespace(name=entity), currency_code=code)


@pytest.mark.parametrize(
    "of, value, uncertainty, expected",
    [
        (unit("euro", code="EUR"), 3e6, None, [("money", 3e6, ("EUR",))]),
        (unit("dollar", code="USD"), 5.0, None, [("money", 5.0, ("dollar",))]),
        (unit("cent"), 5.0, None, [("money", 5.0, ("cent",))]),
        (
            unit("percentage", "dimensionless"),
            5.0,
            1.0,
            [("percent", 4.0, ("percent",)), ("percent", 6.0, ("percent",))],
        ),
        (unit("percentage year", "unknown"), 5.0, None, [("percent", 5.0, ("percent",))]),
        (unit("per cent", "unknown"), 2.0, None, [("percent", 2.0, ("percent",))]),
        (unit("metre", "length"), 2.0, None, []),
    ],
)
def test_quantities_become_findings(of, value, uncertainty, expected):
    """quantulum3's currencies and percentages count, its ranges as both ends, nothing else."""
    quantity = SimpleNamespace(unit=of, value=value, uncertainty=uncertainty, span=(3, 9))
    assert [f[2:] for f in quantity_findings(quantity)] == expected
    assert {f[:2] for f in quantity_findings(quantity)} <= {(3, 9)}


@pytest.mark.parametrize(
    "type_name, resolution, expected",
    [
        (
            "currency",
            {"value": "400", "unit": "Euro", "isoCurrency": "EUR"},
            ("money", 400, ("EUR",)),
        ),
        ("currency", {"value": "2", "unit": "Dollar"}, ("money", 2, ("dollar",))),
        ("percentage", {"value": "18.9%"}, ("percent", 18.9, ("percent",))),
        ("currency", {"value": None, "unit": "Pound"}, None),
        ("currency", None, None),
    ],
)
def test_results_become_findings(type_name, resolution, expected):
    """Recognizers-Text's last character is inside; a currency without a number is nothing."""
    result = SimpleNamespace(type_name=type_name, resolution=resolution, start=3, end=8)
    assert list(result_findings(result)) == ([Finding(3, 9, *expected)] if expected else [])


def test_prices_become_findings():
    """price-parser is led to each number; a sign stands for all who use it, scales on request."""
    text = "In 2022 trade was about $52.9 million lower"
    [year, amount] = CANDIDATE.finditer(text)
    assert amount[0] == "about $52.9 million lower"
    known = codes({"USD": {"s": "$", "sn": "$"}, "AUD": {"s": "AU$", "sn": "$", "sn2": ["A$"]}})
    assert known["A$"] == ("AUD",)
    price = SimpleNamespace(amount=52.9, currency="$")
    for scaled, value in ((False, 52.9), (True, 52.9e6)):
        [finding] = price_findings(price, amount, known, scaled)
        assert finding == Finding(*amount.span(), "money", value, ("USD", "AUD"))
    nothing = SimpleNamespace(amount=2022, currency=None)
    assert list(price_findings(nothing, year, known, True)) == []


def test_scales_are_words_of_their_own():
    """A scale is put right for price-parser only where it stands as a word behind the number."""
    price = SimpleNamespace(amount=4, currency="€")
    for text, value in (("€4bn more", 4e9), ("€4 m", 4e6), ("€4 more", 4), ("€4 a ton", 4)):
        [finding] = price_findings(price, re.match(r".*", text), {}, True)
        assert finding.value == value


def test_figures_become_findings():
    """A Figure of tradeparse is held to its code, a range is its ends, a factor is left out."""
    figure = SimpleNamespace(start=1, end=5, value=1.0, value_high=2.0, unit="USD")
    ends = [Finding(1, 5, "money", value, ("USD",)) for value in (1.0, 2.0)]
    assert list(figure_findings(figure)) == ends
    figure.unit = "factor"
    assert list(figure_findings(figure)) == []


@pytest.mark.parametrize(
    "findings, expected",
    [
        ([], (0, 2, 0)),
        ([found("€3 million", 3e6, "EUR")], (1, 2, 1)),
        ([found("€3", 3.0, "EUR")], (0, 2, 1)),
        ([found("€3 million", 3e6, "USD")], (0, 2, 1)),
        ([found("Trade", 3e6, "EUR")], (0, 2, 1)),
        ([found("1.5 billion", 1.5e9, "dollar")], (1, 2, 1)),
        ([found("$1", 1e9, "dollar"), found("1.5 billion", 1.5e9, "USD", "AUD")], (1, 2, 1)),
        ([found("$1", 1.0, "dollar"), found("1.5 billion", 1.5e9, "USD")], (1, 2, 2)),
        ([found("€3 million", 3e6, "euro")] * 2, (1, 2, 1)),
        ([found("€3 million", 3e6, "pound")], (0, 2, 1)),
        ([found("5%", 5, "percent")], (0, 2, 0)),
    ],
)
def test_amounts_are_found(findings, expected):
    """Money needs place, value and unit; either end of a range; open currencies; once."""
    assert counts("money", *findings) == expected


@pytest.mark.parametrize(
    "findings, expected",
    [
        ([found("5%", 5, "percent")], (1, 1, 1)),
        ([found("5%", -5, "percent")], (1, 1, 1)),
        ([found("5%", 6, "percent")], (0, 1, 1)),
        ([found("a third", 33.3, "percent"), found("2 pp", 2, "percent")], (0, 1, 0)),
        ([found("Trade", 7, "percent")], (0, 1, 1)),
    ],
)
def test_percentages_are_found(findings, expected):
    """Signs are ignored; thirds and percentage points count neither for nor against a tool."""
    assert counts("percent", *findings) == expected


@pytest.fixture
def read():
    """One gold article that was held back, and one made of it."""
    document = Document(doc_id="a", text=TEXT, lang="en")
    return Texts([(Compared(document=document, gold=GOLD, read=()), True)], [TEXT])


def test_tables_compare_the_tools(read):
    """F1 stands under its half, a dash where nothing was read; ratios are to our fastest run."""
    right = [found("€3 million", 3e6, "EUR")]
    outcomes = [
        Outcome("ours", "1", [[Answer(right, s), Answer([], 2 * s)] for s in (0.7, 0.5, 0.9)]),
        Outcome("other", "2", [[Answer([], 5.0), Answer([], 20.0)]]),
    ]
    head, ours, other, wanted = accuracy_table(outcomes, read)
    assert dict(zip(head, ours, strict=True))["amounts, held back"] == "0.667"
    assert list(other[2:]) == ["–"] * 4
    assert list(wanted[2:]) == ["0", "2", "0", "1"]
    assert [row[2::2] for row in speed_table(outcomes, read, "ours")[1:]] == [
        ["", ""],
        ["10.0", "20.0"],
    ]


def test_a_tool_that_fails_loses_one_text():
    """What a tool raises on one text is told and costs it that text alone."""

    def reader(text):
        yield Finding(0, 1, "money", 1.0, ("EUR",))
        raise KeyError(text)

    said = answer(reader, "x")
    assert said.findings == []
    assert said.error == "KeyError: 'x'"


def test_tools_take_turns_in_processes_of_their_own(tmp_path):
    """tradeparse's findings come back from each run; tools that cannot run are named with why."""
    ours = run.Path(sys.executable)
    pythons = {"tradeparse": ours, "quantulum3": tmp_path / "nowhere", "no-such-tool": ours}
    [outcome], failed = run.take_turns(pythons, ["Exports: $5 million, up 4%."], 2)
    assert (outcome.tool, len(outcome.runs)) == ("tradeparse", 2)
    for [said] in outcome.runs:
        assert [f[2:] for f in said.findings] == [
            ("money", 5e6, ("USD",)),
            ("percent", 4.0, ("percent",)),
        ]
    assert list(failed) == ["quantulum3", "no-such-tool"]
    assert "nowhere" in failed["quantulum3"]
    assert failed["no-such-tool"] == "KeyError: 'no-such-tool'"


def test_what_cannot_be_installed_is_told(monkeypatch, tmp_path, capsys):
    """When one requirement fails, the others are installed, and make will try again."""
    monkeypatch.setattr(environment.venv, "create", lambda folder, **_: folder.mkdir())
    tried = []

    def install(_folder, requirements):
        tried.append(requirements)
        return "no such version" if "emoji" in requirements else ""

    monkeypatch.setattr(environment, "install", install)
    environment.main(tmp_path / "venv")
    assert "emoji==1.7.0 cannot be installed:\nno such version" in capsys.readouterr().err
    assert len(tried) > 10
    assert not (tmp_path / "venv" / "ready").exists()


def test_requirements_are_pinned_with_hashes():
    """Every requirement of the other tools has its version and hashes, and names no place."""
    text = environment.REQUIREMENTS.read_text(encoding="utf-8")
    listed = environment.entries(text)
    assert {"quantulum3", "recognizers-text-number-with-unit", "price-parser"} <= {
        entry.partition("==")[0] for entry in listed
    }
    assert all("--hash=sha256:" in entry for entry in listed)
    assert not re.search(r"https?:|file:|--find-links|^-e", text, re.MULTILINE)


def test_the_readme_has_the_markers():
    """The README has a place for both tables, filled in with every tool."""
    text = README.read_text(encoding="utf-8")
    for name in ("peers", "peers-speed"):
        table = text.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0]
        assert all(f"\n| {tool}" in table for tool in ("tradeparse", "quantulum3", "price-parser"))


def test_answers_pass_through_json():
    """What a worker writes is read back as it was."""
    said = [Answer([Finding(0, 1, "money", 1.0, ("EUR",))], 0.5, "")]
    assert run._answers(json.loads(json.dumps(said))) == said
