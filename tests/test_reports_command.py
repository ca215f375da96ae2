"""`tradeparse report`: what it says, and what it returns."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from reporting import project, write_notebook, write_suite
from test_core_install import tradeparse_core

import tradeparse
from tradeparse.cli import main
from tradeparse.reports.progress import Lines, Live
from tradeparse.reports.publish import locked
from tradeparse.reports.results import Event, ReportResult

SUITE = """
[defaults]
since = 2020
[[report]]
id = "good"
notebook = "good"
[[report]]
id = "bad"
notebook = "bad"
"""


@pytest.fixture
def suite(tmp_path):
    """A suite with one report that is good and one that fails."""
    reports = project(tmp_path)
    write_notebook(tmp_path / "notebooks" / "good.ipynb", "# Good", "x = since")
    write_notebook(tmp_path / "notebooks" / "bad.ipynb", "# Bad", "x = undefined")
    return write_suite(reports, SUITE)


def report(*arguments):
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_run_says_how_each_report_ended(suite):
    """A line when a report starts, one when it ends, a last one with the index; exit code 1."""
    ran = report(suite, "--jobs", 1)
    assert ran.exit_code == 1
    lines = ran.stderr.splitlines()
    assert lines[0] == "started     good"
    assert lines[1].startswith("ok          good  ")
    assert lines[2] == "started     bad"
    assert lines[3].startswith("failed      bad  ")
    assert "NameError: name 'undefined' is not defined" in lines[3]
    assert ran.stdout == f"1 of 2 reports ok: {suite.parent / 'out' / 'index.html'}\n"


def test_quiet_says_only_what_is_wrong(suite):
    """With --quiet nothing is written for what is well: cron mails only what is not."""
    good = report(suite, "--quiet", "--only", "good")
    assert (good.exit_code, good.output) == (0, "")
    bad = report(suite, "--quiet")
    assert bad.exit_code == 1
    assert bad.stderr.count("\n") == 1
    assert "NameError" in bad.stderr


def test_wrong_suite_is_exit_code_2(tmp_path):
    """A wrong suite file is told in full, without a traceback, and nothing is run."""
    path = write_suite(project(tmp_path), '[[report]]\nid = "a"\nnotebok = "x"\n')
    ran = report(path)
    assert ran.exit_code == 2
    assert "suite.toml has 2 errors, and nothing was run:" in ran.stderr
    assert "unknown key 'notebok'. Did you mean 'notebook'?" in ran.stderr
    assert "Traceback" not in ran.output
    assert not (path.parent / "out").exists()


def test_missing_suite_is_exit_code_2(tmp_path):
    """A suite file that is not there is exit code 2, with what to do."""
    ran = report(tmp_path / "no.toml")
    assert ran.exit_code == 2
    assert "no suite file can be read at" in ran.stderr


def test_running_suite_is_exit_code_3(suite):
    """While another run goes on, the command ends with exit code 3 and says who runs."""
    with locked(suite.parent / "out", suite):
        ran = report(suite)
    assert ran.exit_code == 3
    assert f"written to by process {os.getpid()}" in ran.stderr


def test_dry_run_runs_nothing(suite):
    """--dry-run says what would be run, why, and with which parameters, and writes nothing."""
    ran = report(suite, "--dry-run")
    assert ran.exit_code == 0
    assert "run   good: never run" in ran.stdout
    assert "      since = 2020" in ran.stdout
    assert "2 of 2 reports would be run" in ran.stdout
    assert not (suite.parent / "out").exists()


def test_list_shows_reports_and_states(suite):
    """--list has a line for each report, with its notebook, its title and its state."""
    ran = report(suite, "--list", "--only", "b*")
    assert (ran.exit_code, ran.stdout) == (0, "bad  bad.ipynb  Bad  (never run)\n")


def test_only_takes_ids_with_commas(suite):
    """Reports can be named one by one or with commas; an unknown one is exit code 2."""
    assert report(suite, "--dry-run", "--only", "good,bad").stdout.count(": never run") == 2
    assert report(suite, "--dry-run", "--only", "good").stdout.count(": never run") == 1
    wrong = report(suite, "--only", "god")
    assert wrong.exit_code == 2
    assert "no report 'god'. Did you mean 'good'?" in wrong.stderr


def test_out_and_failed_only(suite, tmp_path):
    """--out puts the reports elsewhere; --failed then runs those alone that were not good."""
    out = tmp_path / "elsewhere"
    assert report(suite, "--out", out, "--quiet").exit_code == 1
    assert (out / "index.html").exists()
    again = report(suite, "--out", out, "--failed")
    assert again.exit_code == 1
    assert again.stdout.startswith("0 of 1 reports ok")


def test_missing_library_is_named(suite):
    """Without the libraries that reports need, the error says what to install."""
    ran = tradeparse_core("report", str(suite))
    assert ran.returncode == 2
    assert "pip install 'tradeparse[reports]'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_help_has_examples():
    """--help shows how the command is used and what its exit codes mean."""
    text = report("--help").stdout
    assert "Examples:" in text
    assert "The exit code is 0 when" in text


def test_terminal_gets_lines_that_move(suite):
    """On a terminal each running report has a line that moves, and the lines of the ended stay."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tradeparse", "report", str(suite), "--only", "good"],
        env={**os.environ, "PYTHONPATH": str(Path(tradeparse.__file__).parents[1])},
        stderr=follower,
        stdout=subprocess.DEVNULL,
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:  # what Linux says when the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(leader)
    assert process.wait() == 0
    assert b"0 of 1 reports done" in seen
    assert b"\x1b[2A\x1b[J" in seen
    stays = click.unstyle(seen.decode().rpartition("\x1b[J")[2])
    assert stays.split()[:2] == ["ok", "good"]


def test_live_lines_fit_the_terminal(monkeypatch, capsys):
    """No line is longer than the terminal is wide, or taking lines back would go wrong."""
    monkeypatch.setenv("COLUMNS", "30")
    live = Live()
    live(Event(kind="start", id="a-report-with-a-very-long-name-indeed", total=1))
    assert max(map(len, capsys.readouterr().err.splitlines())) < 30


def test_plain_lines_name_the_reason(capsys):
    """The line of a report that is not well ends with the reason."""
    result = ReportResult(id="a", status="timed out", seconds=4.0, message="stopped in cell 2 of 3")
    Lines()(Event(kind="end", id="a", result=result))
    assert capsys.readouterr().err == "timed out   a  4.0 s  stopped in cell 2 of 3\n"
