"""What has to be run again, and how long what was published is kept."""

import pytest
from reporting import project, write_notebook, write_suite

from tradeparse.errors import SuiteError
from tradeparse.reports.manifest import append_records, read_manifest
from tradeparse.reports.plan import make_plan
from tradeparse.reports.publish import Folder
from tradeparse.reports.suite import read_suite

SUITE = """
[[report]]
id = "one"
notebook = "one"
inputs = ["extra.csv"]
[[report]]
id = "two"
notebook = "two"
"""


class Project:
    """A suite whose reports are published without running their notebooks."""

    def __init__(self, folder):
        self.reports = project(folder)
        self.notebooks = folder / "notebooks"
        self.articles = folder / "data" / "articles"
        self.out = self.reports / "out"
        self.runs = 0
        (self.reports / "extra.csv").write_text("a,b")
        self.suite(SUITE)
        for name in ("one", "two"):
            self.notebook(name, "x = 1")

    def suite(self, text):
        self.path = write_suite(self.reports, text)

    def notebook(self, name, code):
        write_notebook(self.notebooks / f"{name}.ipynb", "# Title", code)

    def plan(self, **options):
        suite = read_suite(self.path)
        return make_plan(suite, read_manifest(self.out), self.out, **options)

    def why(self, **options):
        """Of each report why it has to be run."""
        return {step.report.id: step.why for step in self.plan(**options)}

    def pretend(self, **statuses):
        """Publish what is good, and write down how each report ended."""
        self.out.mkdir(exist_ok=True)
        self.runs += 1
        run = f"run-{self.runs:03}"
        folder = Folder(self.out, run)
        for step in self.plan():
            name = step.report.id
            status = statuses.get(name, "ok")
            (folder.stage(name) / f"{name}.html").write_text(run)
            if status == "ok":
                folder.publish(name, ("html",))
            else:
                folder.keep_failed(name)
            record = {"run": run, "report": name, "status": status, "hashes": step.hashes}
            append_records(self.out, [record])
        folder.close(keep_runs=2)


@pytest.fixture
def made(tmp_path):
    """A project whose two reports are published."""
    made = Project(tmp_path)
    made.pretend()
    return made


def test_first_run_takes_all(tmp_path):
    """What was never run has to be run."""
    assert Project(tmp_path).why() == {"one": "never run", "two": "never run"}


def test_second_run_takes_nothing(made):
    """What has not changed need not be run."""
    assert made.why() == {"one": "unchanged", "two": "unchanged"}
    assert [step.run for step in made.plan()] == [False, False]


def test_force_takes_all(made):
    """With force, the unchanged is run, too."""
    assert made.why(force=True) == {"one": "forced", "two": "forced"}


def test_change_of_a_notebook(made):
    """A report whose notebook says something else has to be run."""
    made.notebook("two", "x = 2")
    assert made.why() == {"one": "unchanged", "two": "the notebook changed"}


def test_saving_a_notebook_is_no_change(made):
    """A notebook saved anew, with other ids of its cells, is the same notebook."""
    before = (made.notebooks / "two.ipynb").read_bytes()
    made.notebook("two", "x = 1")
    assert (made.notebooks / "two.ipynb").read_bytes() != before
    assert made.why()["two"] == "unchanged"


def test_change_of_an_input(made):
    """A new article, or another word in one, is a reason to run; so is a file under `inputs`."""
    (made.reports / "extra.csv").write_text("a,c")
    assert made.why() == {"one": "the inputs changed", "two": "unchanged"}
    (made.articles / "002.txt").write_text("New.")
    assert made.why()["two"] == "the inputs changed"


def test_change_of_parameters(made):
    """Another value, or another title, is a reason to run."""
    made.suite(SUITE + "params = { since = 2000 }")
    assert made.why() == {"one": "unchanged", "two": "the parameters changed"}
    made.suite(SUITE + 'title = "Another"')
    assert made.why()["two"] == "the parameters changed"


def test_published_report_that_is_gone(made):
    """What is no longer there has to be run, whatever the manifest says."""
    (made.out / "one").unlink()
    assert made.why() == {"one": "the published report is gone", "two": "unchanged"}


def test_failures_are_run_again(made):
    """A report that failed runs again; once what made it fail is taken back, it is as it was."""
    made.notebook("two", "x")
    made.pretend(two="failed")
    assert made.why() == {"one": "unchanged", "two": "the notebook changed"}
    assert list(made.why(failed=True)) == ["two"]
    made.notebook("two", "x = 1")
    assert made.why()["two"] == "unchanged"


def test_report_that_was_never_good(tmp_path):
    """A report that has only ever failed says how the last time was."""
    made = Project(tmp_path)
    made.pretend(two="died")
    assert made.why() == {"one": "unchanged", "two": "last time: died"}


def test_only_some(made):
    """Of a plan for some reports the others are no part."""
    assert list(made.why(only=["two"])) == ["two"]
    with pytest.raises(SuiteError, match="no report 'three'"):
        made.plan(only=["three"])


def test_old_runs_are_cleared_away(made):
    """Of each report so many runs are kept, and always the one that is published."""
    for _ in range(3):
        made.pretend(two="failed")
    runs = {run.name: sorted(p.name for p in run.iterdir()) for run in made.out.glob("runs/*")}
    assert runs == {"run-001": ["two"], "run-003": ["one"], "run-004": ["one"]}
    assert (made.out / "one" / "one.html").read_text() == "run-004"
    assert (made.out / "two" / "two.html").read_text() == "run-001"


def test_folder_that_was_copied_without_its_links(made):
    """Where a copy has turned a link into a folder, the next good report takes its place."""
    (made.out / "one").unlink()
    (made.out / "one").mkdir()
    (made.out / "one" / "one.html").write_text("a copy")
    made.pretend()
    assert (made.out / "one").is_symlink()
    assert (made.out / "one" / "one.html").read_text() == "run-002"


def test_manifest_with_a_line_cut_off(made):
    """A manifest that a crash has cut off in the middle of a line is read, and written on."""
    path = made.out / "manifest.jsonl"
    path.write_text(path.read_text() + '{"run": "x", "repo')
    assert made.why() == {"one": "unchanged", "two": "unchanged"}
    append_records(made.out, [{"run": "y", "report": "two", "status": "died"}])
    assert [record["status"] for record in read_manifest(made.out)] == ["ok", "ok", "died"]
