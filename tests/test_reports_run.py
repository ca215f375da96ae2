"""Running a suite: every report its own fate, truthfully told; what is published stays whole."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from reporting import outputs, project, records, write_notebook, write_suite

import tradeparse
from tradeparse.errors import SuiteError, SuiteLocked
from tradeparse.reports import fingerprint, run_report
from tradeparse.reports.publish import Folder, locked

SLEEPER = (
    f"98765.{os.getpid()}"  # seconds that its subprocess sleeps: the mark of this test process
)
GOOD = (
    "# A good one",
    "import pandas as pd, matplotlib.pyplot as plt\nfrom tradeparse.reports import publish_table",
    "_ = plt.plot([2021, 2022], [14.3, 52.9])",
    "publish_table('claims', pd.DataFrame({'pair': [pair], 'amount': [52.9e6]}))",
)
FATES = {
    "good": GOOD,
    "broken": ("# Broken", "amount = 52", "amount / 0", "never = 1"),
    "killed": ("# Killed", "import os, signal", "os.kill(os.getpid(), signal.SIGKILL)", "n = 1"),
    "gone": ("# Gone", "import os", "os._exit(0)", "never = 1"),
    "endless": (
        "# Endless",
        "import signal, subprocess\n"
        "for number in (signal.SIGINT, signal.SIGTERM):\n"
        "    signal.signal(number, signal.SIG_IGN)",
        f"subprocess.Popen(['sleep', '{SLEEPER}'], start_new_session=True)\nwhile True: pass",
        "never = 1",
    ),
    "exits": ("# Exits", "import sys", "sys.exit(0)", "never = 1"),
    "quits": ("# Quits", "x = 1", "exit()", "never = 1"),
    "empty": ("# Nothing to show", "x = 1"),
}
SUITE = """
[suite]
title = "All fates"
[[report]]
id = "good"
notebook = "good"
expect = { tables = ["claims"], plots = 1 }
[[report]]
id = "empty"
notebook = "empty"
expect = { tables = ["claims"], plots = 1 }
""" + "\n".join(
    f'[[report]]\nid = "{fate}"\nnotebook = "{fate}"\n'
    for fate in ("broken", "killed", "gone", "exits", "quits")
)
ENDLESS = '[[report]]\nid = "endless"\nnotebook = "endless"\ntimeout = 4\n'


def sleepers() -> list[psutil.Process]:
    """The processes that a test's notebook has left behind."""
    running = psutil.process_iter(["cmdline"])
    return [process for process in running if SLEEPER in (process.info["cmdline"] or [])]


def notebooks(folder: Path, **wanted: tuple[str, ...]) -> None:
    for name, cells in wanted.items():
        write_notebook(folder.parent / "notebooks" / f"{name}.ipynb", *cells)


@pytest.fixture(autouse=True)
def program(monkeypatch, tmp_path_factory):
    """A program that does not change while the tests run, whoever is editing the package."""
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path_factory.mktemp("program"))


@pytest.fixture
def reports(tmp_path):
    """The folder of suites of an empty project."""
    return project(tmp_path)


@pytest.fixture(scope="module", params=["kernel", "fork"])
def fates(request, tmp_path_factory):
    """A run with every fate that a report can have, with either engine."""
    folder = project(tmp_path_factory.mktemp(request.param))
    notebooks(folder, **FATES)
    suite = write_suite(folder, SUITE + ENDLESS)
    return run_report(suite, engine=request.param, jobs=3)


def test_statuses_are_truthful(fates):
    """Each report has the status of what happened to it, and one bad one makes the exit code 1."""
    assert {result.id: result.status for result in fates.reports} == {
        "good": "ok",
        "empty": "incomplete",
        "broken": "failed",
        "killed": "died",
        "gone": "died",
        "exits": "incomplete",
        "quits": "incomplete",
        "endless": "timed out",
    }
    assert fates.exit_code == 1


def test_messages_say_why(fates):
    """The message of a report that is not well says what happened, and where."""
    messages = {result.id: result.message for result in fates.reports}
    assert messages["broken"] == "ZeroDivisionError: division by zero — cell [3] `amount / 0`"
    assert messages["empty"] == ("missing tables: claims; 0 plots, and at least 1 are expected")
    assert messages["exits"] == "ended after 3 of 4 cells (sys.exit(0))"
    assert "exit()" in messages["quits"]
    assert "not done after 4 seconds" in messages["endless"]
    assert "in cell" in messages["killed"]
    assert messages["good"] == ""


def test_good_report_is_published_whole(fates):
    """A good report has its page, its executed notebook, its table and its plot."""
    folder = fates.out / "good"
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()) == [
        "good.html",
        "good.ipynb",
        "plots/plot-1.png",
        "tables/claims.csv",
        "tables/claims.xlsx",
    ]
    assert (folder / "tables" / "claims.csv").read_text() == "pair,amount\nKAZ-SRB,52900000.0\n"
    assert (folder / "plots" / "plot-1.png").read_bytes().startswith(b"\x89PNG")


def test_bad_reports_are_not_published(fates):
    """Of a report that is not well nothing stands among the published ones."""
    published = {path.name for path in fates.out.iterdir() if path.is_symlink()}
    assert published == {"good"}
    assert {path.name for run in (fates.out / "runs").iterdir() for path in run.iterdir()} == {
        "good"
    }


def test_bad_reports_keep_a_truthful_notebook(fates):
    """The notebook of a bad report is kept, and no word in it claims that it was completed."""
    for result in fates.reports:
        if not result.good:
            path = fates.out / "failed" / result.id / f"{result.id}.ipynb"
            text = path.read_text()
            notebook = json.loads(text)
            assert notebook["metadata"]["tradeparse"]["status"] == result.status
            assert not [cell for cell in notebook["cells"] if "papermill" in cell["metadata"]]
            assert '"completed"' not in text


def test_endless_report_dies_with_all_it_started(fates):
    """A cell that ignores every polite signal is killed, and so is what it has started."""
    assert sleepers() == []


def test_nothing_is_left_lying_about(fates):
    """After a run the staging folder is gone."""
    assert not (fates.out / ".staging").exists()


def test_manifest_has_each_report(fates):
    """The manifest has a line for each report: its status, parameters, hashes and versions."""
    lines = records(fates.out)
    assert {line["report"]: line["status"] for line in lines} == {
        result.id: result.status for result in fates.reports
    }
    for line in lines:
        assert line["run"] == fates.run
        assert line["params"]["pair"] == "KAZ-SRB"
        assert set(line["hashes"]) == {"notebook", "params", "inputs", "package", "all"}
        assert line["versions"]["tradeparse"] == tradeparse.__version__


def test_index_shows_each_fate(fates):
    """The index has every report with its status and message, and links only to what is there."""
    page = fates.index.read_text()
    for result in fates.reports:
        assert f'id="{result.id}"' in page
        assert f'<span class="pill">{result.status}</span>' in page
    assert "ZeroDivisionError: division by zero" in page
    assert 'src="good/plots/plot-1.png"' in page
    assert 'href="failed/broken/broken.ipynb"' in page


def test_engines_give_the_same_output(reports):
    """Whatever a cell shows, the quick engine records it as a kernel does."""
    (reports.parent / "notebooks" / "beside.py").write_text("WORD = 'a module beside the notebook'")
    notebooks(
        reports,
        shows=(
            "# Shows",
            "import sys, os, logging, warnings\nprint('one'); print('two', file=sys.stderr)\n"
            "print('three'); sys.stdout.write('four')",
            "print('a', end='', file=sys.stderr); print('b')",
            "import pandas as pd\npd.DataFrame({'a': [1.5, None], 'b': ['$5', 'ü']})",
            "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])\n"
            "print('before the plot')",
            "%matplotlib inline\nplt.plot([3, 1]); plt.show(); plt.figure(); plt.plot([1, 3]);",
            "from IPython.display import HTML, Markdown, clear_output, display\n"
            "handle = display(HTML('<b>first</b>'), display_id=True)\ndisplay(Markdown('*x*'))",
            "handle.update(HTML('<b>second</b>'))",
            "print('gone'); clear_output(); print('stays')",
            "print('gone'); clear_output(wait=True); display({'a': 1})",
            "for i in range(3): print(f'{i} of 3', end='\\r')\nprint()",
            "42;",
            "_ = 7\n[In[1][:6], __name__, sys.argv[1:] == [] or True]",
            "import beside\nbeside.WORD",
            "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
            "!echo shell",
            "%%html\n<i>magic</i>",
            "class Picture:\n    def _repr_png_(self): return b'\\x89PNG'\n"
            "    def __repr__(self): return 'a picture'\nPicture()",
            "os.getcwd().rsplit('/', 1)[1], sources, since",
        ),
    )
    suite = write_suite(
        reports, '[[report]]\nid = "shows"\nnotebook = "shows"\nparams = {since = 5}'
    )
    shown, pages = [], []
    for engine in ("kernel", "fork"):
        result = run_report(suite, engine=engine, out=reports / engine)
        assert result.ok, result.reports
        shown.append(outputs(result.out / "shows" / "shows.ipynb"))
        page = (result.out / "shows" / "shows.html").read_text()
        pages.append(page.partition("<main>")[2].partition("</main>")[0])
    for by_kernel, by_fork in zip(*shown, strict=True):
        assert by_fork == by_kernel
    assert pages[0] == pages[1]
    assert "second" in pages[0]


def test_quick_engine_records_what_programs_print(reports):
    """With the quick engine, nothing that a program outside Python prints is lost."""
    notebooks(reports, calls=("# Calls", "import os\n_ = os.system('echo out; echo err >&2')"))
    suite = write_suite(reports, '[[report]]\nid = "calls"\nnotebook = "calls"')
    result = run_report(suite, engine="fork")
    shown = outputs(result.out / "calls" / "calls.ipynb")[-1]
    assert [(o["name"], "".join(o["text"])) for o in shown] == [
        ("stdout", "out\n"),
        ("stderr", "err\n"),
    ]


def test_values_reach_the_notebook_unchanged(reports):
    """What the suite says is what the notebook has: quotes, backslashes, dates, nested values."""
    write_notebook(
        reports.parent / "notebooks" / "says.ipynb",
        "# Says",
        "import json\nprint(json.dumps([code, text, words, table, since, share, until, yes]))",
        parameters="code: str = ''\ntext: str = ''\nwords: list[str] = []\n"
        "table: dict[str, list[float]] = {}\nsince: str = ''\nshare: float = 0.0\n"
        "until: str | None = 'x'\nyes: bool = False",
    )
    suite = write_suite(
        reports,
        r"""
        [[report]]
        id = "says"
        notebook = "says"
        [report.params]
        code = "0901"
        text = "a \"quote\", a 'tick', a \\n back\\slash\\, {brace}, $5, é, 🙂, a\nline\ttab"
        words = ["NO", "NA", "1e3", ""]
        table = { "a b" = [1.5, -2.0], 'c"' = [] }
        since = 2024-01-31
        share = 3
        yes = true
        """,
    )
    result = run_report(suite, engine="fork")
    assert result.ok, result.reports
    [printed] = outputs(result.out / "says" / "says.ipynb")[-1]
    assert json.loads("".join(printed["text"])) == [
        "0901",
        "a \"quote\", a 'tick', a \\n back\\slash\\, {brace}, $5, é, 🙂, a\nline\ttab",
        ["NO", "NA", "1e3", ""],
        {"a b": [1.5, -2.0], 'c"': []},
        "2024-01-31",
        3.0,
        "x",
        True,
    ]


def test_failure_leaves_the_last_good_report(reports):
    """A report that was good once stays published when it fails, and the index says so."""
    notebooks(reports, turns=("# Turns", "x = 'the good one'", "print(x)"))
    suite = write_suite(reports, '[[report]]\nid = "turns"\nnotebook = "turns"')
    first = run_report(suite)
    page = (first.out / "turns" / "turns.html").read_bytes()
    notebooks(reports, turns=("# Turns", "x = 'the bad one'", "print(y)"))
    second = run_report(suite)
    assert [result.status for result in second.reports] == ["failed"]
    assert (second.out / "turns" / "turns.html").read_bytes() == page
    index = second.index.read_text()
    assert "NameError" in index
    assert "The last good report is of" in index
    assert 'href="failed/turns/turns.ipynb"' in index
    notebooks(reports, turns=("# Turns", "x = 'the good one'", "print(x)"))
    third = run_report(suite)
    assert [result.status for result in third.reports] == ["skipped"]  # as good as it was
    assert not (third.out / "failed" / "turns").exists()
    assert "NameError" not in third.index.read_text()


def test_unchanged_report_is_skipped(reports):
    """A second run of the same suite runs nothing, and all is as well as before."""
    notebooks(reports, one=("# One", "x = 1"))
    suite = write_suite(reports, '[[report]]\nid = "one"\nnotebook = "one"')
    first = run_report(suite)
    page = (first.out / "one" / "one.html").read_bytes()
    second = run_report(suite)
    assert [result.status for result in first.reports] == ["ok"]
    assert [result.status for result in second.reports] == ["skipped"]
    assert second.exit_code == 0
    assert (second.out / "one" / "one.html").read_bytes() == page
    assert '<span class="pill">ok</span>' in second.index.read_text()


def test_formats_choose_what_is_published(reports):
    """`formats` leaves out what is not asked for, and adds workbooks."""
    notebooks(reports, good=GOOD)
    suite = write_suite(
        reports,
        '[suite]\nformats = ["csv", "xlsx"]\n[[report]]\nid = "good"\nnotebook = "good"',
    )
    folder = run_report(suite, engine="fork").out / "good"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {"good.html", "tables/claims.csv", "tables/claims.xlsx"}
    assert 'href="good.ipynb"' not in (folder / "good.html").read_text()


def test_second_run_at_the_same_time_is_refused(reports):
    """While a run writes to a folder, another one is refused and told who holds it."""
    notebooks(reports, one=("# One", "x = 1"))
    suite = write_suite(reports, '[[report]]\nid = "one"\nnotebook = "one"')
    with (
        locked(reports / "out", suite),
        pytest.raises(SuiteLocked, match=f"written to by process {os.getpid()} on "),
    ):
        run_report(suite)


def test_two_suites_do_not_mix(reports):
    """A folder that has the reports of one suite is refused to another."""
    notebooks(reports, one=("# One", "x = 1"))
    text = '[[report]]\nid = "one"\nnotebook = "one"'
    with locked(reports / "out", write_suite(reports, text)):
        pass
    with pytest.raises(SuiteError, match=r"has the reports of suite\.toml, and other\.toml would"):
        run_report(write_suite(reports, text, "other.toml"))


def test_readers_never_see_half_a_report(tmp_path):
    """Whoever opens a report while it is replaced sees the old one or the new one, whole.

    Each run waits for a reader, who is thus never held up while two of them are published: the
    first would then be cleared away under him.
    """
    broken, done, has_read = [], threading.Event(), threading.Event()

    def read():
        while not done.is_set():
            try:
                text = (tmp_path / "a" / "a.html").read_text()
            except FileNotFoundError:
                text = ""
            if not text.endswith("</html>"):
                broken.append(text[:20])
            has_read.set()

    def publish(number):
        folder = Folder(tmp_path, f"run-{number:03}")
        staged = folder.stage("a")
        (staged / "a.html").write_text(f"{number}" * 20_000 + "</html>")
        folder.publish("a", ("html",))
        folder.close(keep_runs=2)

    publish(0)
    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    for number in range(1, 150):
        publish(number)
        has_read.clear()
        assert has_read.wait(timeout=30)
    done.set()
    reader.join()
    assert broken == []


def start_command(reports: Path) -> subprocess.Popen:
    """The command, running a suite whose second report never ends."""
    notebooks(reports, one=("# One", "x = 1"), endless=FATES["endless"])
    suite = write_suite(
        reports,
        '[[report]]\nid = "one"\nnotebook = "one"\n'
        '[[report]]\nid = "endless"\nnotebook = "endless"\n',
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "tradeparse", "report", str(suite), "--engine", "fork"],
        env={**os.environ, "PYTHONPATH": str(Path(tradeparse.__file__).parents[1])},
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    published = reports / "out" / "one" / "one.html"
    while not (sleepers() and published.exists()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return process


@pytest.mark.parametrize(
    "number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_interrupted_run_leaves_no_process_and_whole_reports(reports, number, code):
    """However the runner is stopped, its reports stop too, and what is published is whole."""
    process = start_command(reports)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    deadline = time.monotonic() + 15
    while sleepers() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sleepers() == []
    assert process.returncode == code, said
    out = reports / "out"
    assert (out / "one" / "one.html").read_text().rstrip().endswith("</html>")
    assert not (out / "endless").exists()
    assert [record["report"] for record in records(out)] == ["one"]
    if number != signal.SIGKILL:
        assert (out / "index.html").read_text().rstrip().endswith("</html>")
        assert not (out / ".staging").exists()
