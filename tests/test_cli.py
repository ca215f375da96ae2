"""The commands: what they print, write and leave as exit code."""

import csv
import json
import os
import subprocess
import sys
import types
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from tradeparse import packs, parse
from tradeparse.cli import COMMANDS, layout, main, output, reading
from tradeparse.errors import UnknownLanguage
from tradeparse.frames import documents_frame, figures_frame, read_figures, write_figures
from tradeparse.records import Document, Figure, Interval
from tradeparse.schema import CLAIM_COLUMNS, DOCUMENT_COLUMNS, FIGURE_COLUMNS

YEAR = Interval(start=date(2022, 1, 1), end=date(2022, 12, 31))
SENTENCE = "Exports rose to $3.4 billion in 2022."


def figures_of(document):
    """A parser for tests: one amount for each "$3.4 billion"."""
    start = document.text.find("$3.4 billion")
    if start < 0:
        return []
    return [
        Figure(
            doc_id=document.doc_id,
            figure_id=f"{document.doc_id}-{start}",
            claim_id=f"{document.doc_id}-c{start}",
            start=start,
            end=start + 12,
            surface="$3.4 billion",
            sentence=SENTENCE,
            kind="amount",
            value=3.4e9,
            unit="USD",
            measure="exports",
            reporter="KAZ",
            period=YEAR,
            rule="amount",
            because=(("measure", "Exports"), ("period", "in 2022"), ("verb", "rose")),
        )
    ]


@pytest.fixture(autouse=True)
def parser(monkeypatch):
    """The commands with the test's parser in place of the real one."""
    fake = types.ModuleType("tradeparse.parse")
    fake.__path__ = parse.__path__  # its modules are the real ones
    fake.extract = lambda documents: [f for d in documents for f in figures_of(d)]
    monkeypatch.setitem(sys.modules, "tradeparse.parse", fake)
    monkeypatch.setattr("tradeparse.parse", fake, raising=False)
    monkeypatch.setattr(packs, "languages", lambda: ("en", "ru"))


@pytest.fixture
def folder(tmp_path):
    """Two articles, the second without a figure."""
    folder = tmp_path / "articles"
    folder.mkdir()
    head = "---\npublished: 2023-02-01\npublisher: Kazinform\ntitle: Exports\nlang: en\n---\n"
    (folder / "one.txt").write_text(f"{head}\n{SENTENCE}\n", encoding="utf-8")
    (folder / "two.txt").write_text(f"{head}\nNothing was counted.\n", encoding="utf-8")
    return folder


def run(*arguments, code=0, stdin=None):
    """The result of a command; its exit code must be `code`."""
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
    assert result.exit_code == code, result.output
    return result


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_examples(name):
    """Each command's help has examples, and the group's help has each command's one line."""
    if name == "report":
        pytest.importorskip("tradeparse.reports.command")
    assert f"tradeparse {name}" in run(name, "--help").stdout
    assert COMMANDS[name][1] in run("--help").stdout


def test_version_is_the_packages():
    """--version gives the version."""
    import tradeparse

    assert run("--version").stdout == f"tradeparse, version {tradeparse.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extrat"], "Did you mean 'extract'"),
        (["extract", "--outt", "x"], "--out"),
        (["extract"], "Missing argument 'INPUT...'"),
        (["extract", "a.txt", "--lang", "xx"], "'xx' is none of the packs: en, ru."),
        (["extract", "a.txt", "--out", "figures.xls"], ".csv, .parquet, .jsonl"),
        (["extract", "a.txt", "--jobs", "0"], "x>=1"),
        (["claims"], "Name the documents"),
        (["evaluate", "nowhere.jsonl"], "'nowhere.jsonl' does not exist"),
    ],
)
def test_a_wrong_call_is_explained(arguments, says):
    """A wrong call says what is meant or needed, and its exit code is 2."""
    assert says in run(*arguments, code=2).stderr


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_extract_writes_the_figures_frame(folder, tmp_path, ending):
    """extract writes the contract's frame in the form of the file's ending."""
    out = tmp_path / f"figures{ending}"
    result = run("extract", folder, "--out", out)
    assert result.stderr == f"{out}: 1 figure in 2 documents\n"
    assert result.stdout == ""
    frame = read_figures(out)
    assert list(frame.columns) == list(FIGURE_COLUMNS)
    assert frame["doc_id"].tolist() == ["one"]


def test_extract_writes_csv_to_a_pipe(folder):
    """Without --out a program gets CSV and nothing else."""
    result = run("extract", folder)
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [row["surface"] for row in rows] == ["$3.4 billion"]
    assert result.stderr == ""


def test_extract_shows_a_table_to_a_terminal(folder, monkeypatch):
    """Without --out whoever sits at a terminal gets a table."""
    for module in (output, reading):
        monkeypatch.setattr(module, "watched", lambda: True)
    result = run("extract", folder)
    head, line = result.stdout.splitlines()
    assert result.stderr == "tradeparse: 1 figure in 2 documents\n"
    assert head.split() == list(output.FIGURES_HEAD)
    assert "3,400,000,000 USD" in line
    assert "KAZ ?" in line
    assert "2022 " in line


def test_extract_writes_the_documents_too(folder, tmp_path):
    """--documents writes the documents, which a later call can take as its input."""
    out = tmp_path / "documents.jsonl"
    run("extract", folder, "--out", tmp_path / "figures.csv", "--documents", out)
    line = json.loads(out.read_text(encoding="utf-8").splitlines()[0])
    assert list(line) == list(DOCUMENT_COLUMNS)
    assert (line["published"], line["publisher"]) == ("2023-02-01", "Kazinform")


def test_what_is_skipped_is_said_and_shown_by_the_exit_code(folder, tmp_path):
    """A file that cannot be read costs one line and exit code 1; the others are read."""
    (folder / "broken.txt").write_bytes(b"")
    out = tmp_path / "figures.csv"
    result = run("extract", folder, "--out", out, "--quiet", code=1)
    (line,) = result.stderr.splitlines()
    assert "skipped: " in line
    assert "broken.txt" in line
    assert len(read_figures(out)) == 1


def test_where_nothing_can_be_read_the_exit_code_is_two(tmp_path):
    """A path that is not there, and nothing else: a line says so, and the code that all failed."""
    result = run("extract", tmp_path / "nowhere", "--out", tmp_path / "figures.csv", code=2)
    assert "nowhere: does not exist" in result.stderr
    assert len(read_figures(tmp_path / "figures.csv")) == 0


def test_strict_makes_a_skipped_file_fatal(folder, tmp_path):
    """With --strict the first file that cannot be read ends it, and nothing is written."""
    (folder / "broken.txt").write_bytes(b"")
    result = run("extract", folder, "--out", tmp_path / "figures.csv", "--strict", code=2)
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "figures.csv").exists()


def test_a_language_without_a_pack_is_skipped(folder):
    """A document that no pack can read is named with its language and skipped; --lang helps."""
    german = folder / "two.txt"
    german.write_text("---\nlang: de\n---\n" + SENTENCE, encoding="utf-8")
    result = run("extract", folder, code=1)
    assert "two.txt: is in 'de'; the packs are en, ru." in result.stderr
    assert len(result.stdout.splitlines()) == 2
    assert len(run("extract", folder, "--lang", "en").stdout.splitlines()) == 3
    assert "'de'" in run("extract", folder, "--strict", code=2).stderr


def test_standard_input_is_read():
    """- reads standard input."""
    assert "stdin" in run("extract", "-", "--lang", "en", stdin=SENTENCE).stdout


def test_claims_are_made_of_documents(folder, tmp_path):
    """claims reads documents and writes claims, with outlet and day."""
    out = tmp_path / "claims.csv"
    run("claims", folder, "--out", out)
    frame = pd.read_csv(out)
    assert list(frame.columns) == list(CLAIM_COLUMNS)
    assert frame.loc[0, ["publisher", "published", "amount"]].tolist() == [
        "Kazinform", "2023-02-01", 3.4e9,
    ]  # fmt: skip


def test_claims_are_made_of_a_figures_file(tmp_path):
    """--figures takes the figures as they are; the documents say when and by whom."""
    document = Document(doc_id="a", text=SENTENCE, publisher="B92", lang="de")
    write_figures(figures_frame(figures_of(document)), tmp_path / "figures.csv")
    documents = tmp_path / "documents.jsonl"
    row = documents_frame([document]).iloc[0].dropna().to_dict()
    documents.write_text(json.dumps(row), encoding="utf-8")
    lines = run("claims", "--figures", tmp_path / "figures.csv").stdout.splitlines()
    assert len(lines) == 2
    assert "B92" not in lines[1]
    assert "B92" in run("claims", "--figures", tmp_path / "figures.csv", documents).stdout


def test_claims_show_a_table_to_a_terminal(folder):
    """A claim's line has its amount, what it is about and its period."""
    from tradeparse.frames import claims_frame

    figures = figures_frame(figures_of(Document(doc_id="a", text=SENTENCE)))
    head, line = output.claims_table(claims_frame(figures)).splitlines()
    assert head.split() == list(output.CLAIMS_HEAD)
    assert line.split() == ["a", "exports", "KAZ", "?", "2022", "3,400,000,000", "USD", "actual"]


def test_explain_names_rule_and_words(folder):
    """explain shows the sentence, the rule, each column and the words behind it."""
    text = run("explain", folder).stdout
    assert "one  Exports · Kazinform · 2023-02-01 · en" in text
    assert "[one-" in text
    assert SENTENCE in text
    lines = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line.strip()}
    assert lines["measure"] == ["exports", "“Exports”"]
    assert lines["period"] == ["2022", "“in", "2022”"]
    assert lines["verb"] == ["“rose”"]


def test_explain_picks_figures(folder):
    """--around and --figure choose; what is not there is said, with what was meant."""
    assert "$3.4 billion" in run("explain", folder, "--around", "EXPORTS").stdout
    none = run("explain", folder, "--around", "counted")
    assert none.stdout == ""
    assert "'counted' stands in the text" in none.stderr
    assert "Did you mean one-" in run("explain", folder, "--figure", "one-1", code=2).stderr


def test_languages_lists_the_packs(monkeypatch):
    """Each pack has a line: its code, name, words and corpus lines."""
    pack = types.SimpleNamespace(name="English", lexicon=range(6260))
    monkeypatch.setattr(packs, "languages", lambda: ("en",))
    monkeypatch.setattr(packs, "pack", lambda code: pack)
    monkeypatch.setattr(packs, "corpus", lambda code: [{"texts": ["a", "b"]}, {"texts": ["c"]}])
    assert run("languages").stdout.splitlines()[1].split() == ["en", "English", "6,260", "3"]


@pytest.fixture
def gold(tmp_path):
    """A gold file in which the test's parser finds the amount and misses its product."""
    row = {
        "surface": "$3.4 billion", "start": 16, "end": 28, "kind": "amount", "value": 3.4e9,
        "unit": "USD", "comparator": "=", "status": "actual", "measure": "exports",
        "reporter": "KAZ", "product": "copper", "period_start": "2022-01-01",
        "period_end": "2022-12-31", "claim_id": "c1",
    }  # fmt: skip
    path = tmp_path / "gold.jsonl"
    document = {"doc_id": "a", "text": SENTENCE, "lang": "en", "figures": [row]}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_evaluate_prints_levels_parts_and_columns(gold):
    """evaluate shows each level, each part and the column that loses most first."""
    text = run("evaluate", gold).stdout
    assert text.startswith("1 document, 1 figure in gold, 1 read\n")
    rows = [line.split() for line in text.splitlines()]
    assert ["dated", "1.000", "1.000", "1.000"] in rows
    assert ["full", "0.000", "0.000", "0.000"] in rows
    assert ["exports", "1", "1.000", "1.000", "1.000", "0.000"] in rows
    columns = rows.index(["of", "figures", "found", "right", "wrong", "accuracy", "alone"])
    assert rows[columns + 1] == ["product", "0", "1", "0.000", "1"]


def test_evaluate_shows_only_the_part_asked_for(gold):
    """--by leaves the other parts out."""
    text = run("evaluate", gold, "--by", "kind").stdout
    assert "F1 by kind" in text
    assert "F1 by measure" not in text
    assert "of figures found" not in text


def test_evaluate_lists_misses(gold):
    """--misses shows gold beside what was read, and the sentence."""
    text = run("evaluate", gold, "--misses", "1").stdout
    assert "[full] a 16:28 '$3.4 billion'" in text
    assert "product  gold copper  read missing" in text
    assert "[full]" not in run("evaluate", gold).stdout


def test_evaluate_speaks_json(gold):
    """--json gives every score, and the misses, as one object."""
    result = json.loads(run("evaluate", gold, "--json", "--misses", "9").stdout)
    assert (result["gold"], result["pred"], result["dated"]["f1"]) == (1, 1, 1.0)
    assert result["column"]["product"] == {"right": 0, "found": 1, "alone": 1, "accuracy": 0.0}
    assert result["misses"][0]["differs"] == {"product": {"gold": "copper", "read": None}}
    assert result["misses"][0]["because"]["rule"] == "amount"


def test_evaluate_takes_a_figures_file(gold, tmp_path):
    """--pred scores the figures in a file."""
    write_figures(figures_frame([]), tmp_path / "none.csv")
    text = run("evaluate", gold, "--pred", tmp_path / "none.csv", "--misses", "1").stdout
    assert "1 figure in gold, 0 read" in text
    assert "in gold, not read" in text


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (UnknownLanguage("no pack for 'xx'. Add one."), "tradeparse: no pack for 'xx'. Add one."),
        (PermissionError(13, "Permission denied", "out.csv"), "tradeparse: out.csv: Permission"),
    ],
)
def test_an_error_is_one_line(folder, monkeypatch, error, says):
    """Errors made on purpose, and the system's, are one line with exit code 2, no traceback."""

    def fail(*_args):
        raise error

    monkeypatch.setattr(reading, "_extract", fail)
    result = run("extract", folder, code=2)
    (line,) = result.stderr.splitlines()
    assert line.startswith(says)


def test_documents_are_read_in_chunks(monkeypatch):
    """Documents stay in their order, as many at a time as make a chunk."""
    monkeypatch.setattr(reading, "CHUNK", 10)
    documents = [Document(doc_id=str(n), text="x" * n) for n in (4, 7, 12, 1)]
    chunks = [[d.doc_id for d in chunk] for chunk in reading._chunks(documents)]
    assert chunks == [["4", "7"], ["12"], ["1"]]


def test_columns_line_up_whatever_the_script():
    """Wide letters take two columns of a terminal, marks none."""
    lines = layout.aligned([("中文", "1"), ("été", "23")], right=(1,)).splitlines()
    assert lines == ["中文   1", "été   23"]
    assert layout.shortened("中文中文", 5) == "中文…"


def command(*arguments, cwd, **kwargs):
    """The command in a process of its own, with the real parser."""
    path = os.pathsep.join(str(Path(p).resolve()) for p in sys.path)
    return subprocess.run(
        [sys.executable, "-m", "tradeparse", *arguments],
        text=True, check=False, cwd=cwd, env={**os.environ, "PYTHONPATH": path}, **kwargs,
    )  # fmt: skip


def test_two_processes_read_what_one_reads(folder):
    """--jobs changes nothing but the time: the rows are the same, and in the same order."""
    outputs = []
    for jobs in ("1", "2"):
        done = command(
            "extract", "articles", "--jobs", jobs, cwd=folder.parent, capture_output=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        outputs.append(done.stdout)
    assert "3400000000.0" in outputs[0]
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("arguments", [["languages"], ["claims", "--figures", "none.csv"]])
def test_a_closed_pipe_is_no_error(tmp_path, arguments):
    """A reader that has seen enough closes the pipe, and the command ends without a word."""
    write_figures(figures_frame([]), tmp_path / "none.csv")
    read, write = os.pipe()
    os.close(read)
    done = command(*arguments, cwd=tmp_path, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")
