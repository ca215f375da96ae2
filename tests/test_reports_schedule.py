"""The schedule: units that systemd takes, and a line that cron takes."""

import configparser
import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCHEDULE = Path(__file__).parent.parent / "reports" / "schedule"
UNITS = sorted(SCHEDULE.glob("tradeparse-report*"))


def unit(name):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(SCHEDULE / name)
    return parser


def test_timer_runs_at_six_and_makes_up_for_lost_time():
    """The timer fires at six each morning, and after a night switched off as soon as it can."""
    timer = unit("tradeparse-report.timer")["Timer"]
    assert timer["OnCalendar"] == "*-*-* 06:00:00"
    assert timer["Persistent"] == "true"


def test_service_runs_the_suite_and_tells_of_failure():
    """The service runs the demo suite, and a unit that exists is started when it fails."""
    service = unit("tradeparse-report.service")
    assert service["Service"]["ExecStart"].endswith("tradeparse report reports/demo.toml")
    assert (SCHEDULE / service["Unit"]["OnFailure"]).exists()


def test_crontab_line_is_locked_and_quiet():
    """cron runs at six, under a lock, and mails only when something is wrong."""
    [line] = [
        line
        for line in (SCHEDULE / "crontab").read_text().splitlines()
        if line and not line.startswith(("#", "MAILTO="))
    ]
    assert line.startswith("0 6 * * * ")
    assert "flock --nonblock" in line
    assert "tradeparse report --quiet reports/demo.toml" in line
    assert "%" not in line  # cron takes it for the end of the line


@pytest.mark.skipif(not shutil.which("flock"), reason="there is no flock here")
def test_crontab_line_does_what_it_says(tmp_path):
    """The line changes into the project and runs the command; while one runs, it does nothing."""
    project = tmp_path / "tradeparse"
    command = project / ".venv" / "bin" / "tradeparse"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "$@" >> ran\n')
    command.chmod(0o755)
    (project / "reports").mkdir()
    (project / "reports" / "demo.toml").touch()
    line = (SCHEDULE / "crontab").read_text().splitlines()[-1].split(maxsplit=5)[5]
    environment = {**os.environ, "HOME": str(tmp_path)}
    held = f"flock \"{project}/reports/demo.toml\" sh -c '{line}'"
    assert subprocess.run(["sh", "-c", line], env=environment, check=False).returncode == 0
    assert (project / "ran").read_text() == "report --quiet reports/demo.toml\n"
    assert subprocess.run(["sh", "-c", held], env=environment, check=False).returncode == 3
    assert (project / "ran").read_text().count("\n") == 1


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_takes_the_units(tmp_path):
    """systemd itself finds nothing wrong with the units."""
    command = tmp_path / "tradeparse" / ".venv" / "bin" / "tradeparse"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    units = []
    for path in UNITS:
        text = path.read_text().replace("%h", str(tmp_path))
        (tmp_path / path.name).write_text(text)
        units.append(str(tmp_path / path.name))
    said = subprocess.run(
        ["systemd-analyze", "verify", "--user", *units],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
