"""A suite file: read, checked, and all its errors at once."""

import re
from pathlib import Path

import pytest
from reporting import project, write_notebook, write_suite

from tradeparse.errors import SuiteError
from tradeparse.reports import read_suite

ROOT = Path(__file__).parent.parent


@pytest.fixture
def reports(tmp_path):
    """The folder of suites of a project with two notebooks."""
    folder = project(tmp_path)
    write_notebook(tmp_path / "notebooks" / "profile.ipynb", "# How did a pair develop?")
    write_notebook(
        tmp_path / "notebooks" / "start.ipynb", "# A tour", parameters="sources: str = ''"
    )
    return folder


def problems_of(folder, text) -> list[str]:
    with pytest.raises(SuiteError) as caught:
        read_suite(write_suite(folder, text))
    return [line.removeprefix("  - ") for line in str(caught.value).splitlines()[1:]]


def test_suite_is_read(reports):
    """A suite gives its reports in order, with defaults, titles, limits and what is expected."""
    suite = read_suite(
        write_suite(
            reports,
            """
            [suite]
            title = "Trade"
            timeout = 30
            jobs = 3
            [defaults]
            since = 2021
            [[report]]
            id = "tour"
            notebook = "start.ipynb"
            [[report]]
            id = "serbia"
            title = "{pair} since {since}"
            notebook = "../notebooks/profile"
            params = { pair = "KAZ-SRB" }
            timeout = 5
            expect = { tables = ["claims"], plots = 2 }
            """,
        )
    )
    tour, serbia = suite.reports
    assert (suite.title, suite.jobs, suite.out) == ("Trade", 3, reports / "out")
    assert (tour.title, tour.timeout, tour.given) == ("A tour", 30, {})
    assert (serbia.title, serbia.timeout) == ("KAZ-SRB since 2021", 5)
    assert serbia.given == {"since": 2021, "pair": "KAZ-SRB"}
    assert serbia.values["sources"] == "../data/articles"
    assert (serbia.expect_tables, serbia.expect_plots) == (("claims",), 2)


def test_matrix_gives_a_report_for_each_combination(reports):
    """A matrix is as many reports as its lists have combinations, with ids made of the values."""
    suite = read_suite(
        write_suite(
            reports,
            """
            [[report]]
            id = "profile"
            notebook = "profile"
            matrix = { pair = ["KAZ-SRB", "CHN-KAZ"], since = [2019, 2021] }
            """,
        )
    )
    assert [report.id for report in suite.reports] == [
        "profile-KAZ-SRB-2019",
        "profile-KAZ-SRB-2021",
        "profile-CHN-KAZ-2019",
        "profile-CHN-KAZ-2021",
    ]
    assert suite.reports[3].values["since"] == 2021
    assert suite.reports[3].title == "How did a pair develop? · CHN-KAZ · 2021"
    assert suite.select(("profile",)) == suite.reports
    assert suite.select(("*SRB*",)) == suite.reports[:2]
    assert suite.select(("profile-CHN-KAZ-2019",)) == suite.reports[2:3]


def test_paths_are_relative_to_the_suite_file(reports, tmp_path):
    """A path parameter is written relative to the suite file and given relative to the notebook."""
    inner = tmp_path / "reports" / "weekly"
    inner.mkdir()
    suite = read_suite(
        write_suite(
            inner,
            """
            [[report]]
            id = "one"
            notebook = "../../notebooks/profile.ipynb"
            params = { sources = "../../data/articles" }
            [[report]]
            id = "glob"
            notebook = "../../notebooks/profile.ipynb"
            params = { sources = "../../data/*/*.txt" }
            """,
        )
    )
    assert [r.given["sources"] for r in suite.reports] == ["../data/articles", "../data/*/*.txt"]


@pytest.mark.parametrize("value", ["https://example.org/feed", "", "-"])
def test_what_is_no_path_stays_as_it_is(reports, value):
    """An address, standard input or nothing at all is left alone."""
    text = f'[[report]]\nid = "a"\nnotebook = "start"\nparams = {{ sources = "{value}" }}'
    [report] = read_suite(write_suite(reports, text)).reports
    assert report.given == {"sources": value}


def test_all_errors_are_told_at_once(reports):
    """One reading of the suite file finds every error in it."""
    problems = problems_of(
        reports,
        """
        [suite]
        titel = "Trade"
        jobs = 0
        timeout = "long"
        [defaults]
        sinse = 2019
        [[report]]
        id = "one"
        notebook = "profil"
        [[report]]
        id = "two"
        notebook = "profile"
        params = { pairs = "KAZ-SRB", since = 3.7, sources = "../data/articel" }
        [[report]]
        id = "Two"
        notebook = "profile"
        [[report]]
        id = "no good name"
        notebook = "profile"
        expects = { plots = 1 }
        [[report]]
        notebook = "start"
        [reports]
        """,
    )
    text = "\n".join(problems)
    for said in (
        "unknown table [reports]. Did you mean 'report'?",
        "[suite]: unknown key 'titel'. Did you mean 'title'?",
        "[suite]: jobs is 0: input should be greater than or equal to 1",
        "[suite]: timeout is 'long': input should be a valid number",
        "report 'one': no notebook 'profil' beside the suite file or in ../notebooks. "
        "Did you mean 'profile.ipynb'?",
        "report 'two': profile.ipynb has no parameter 'pairs'. Did you mean 'pair'?",
        "report 'two': parameter 'since' of profile.ipynb is int, and found 3.7 (float)",
        "report 'two': parameter 'sources': nothing is found at '../data/articel'",
        "2 reports have the id 'two'",
        "report 'no good name': id is 'no good name', and it becomes a file's name",
        "report 'no good name': unknown key 'expects'. Did you mean 'expect'?",
        "[[report]] number 5: 'id' is missing",
    ):
        assert said in text
    assert len(problems) == 12  # whether a default is used can't be told without every notebook


@pytest.mark.parametrize(
    "text, said",
    [
        ("[suite]\ntitle = \n", "line 2, column 9"),
        ("", "there is no report"),
        ("report = 3", "there is no report"),
        ('[[report]]\nid = "runs"\nnotebook = "start"', "'runs' is a folder of the runner's own"),
        (
            '[defaults]\nsinse = 1\n[[report]]\nid = "a"\nnotebook = "profile"',
            "[defaults]: no notebook has a parameter 'sinse'. Did you mean 'since'?",
        ),
        (
            '[[report]]\nid = "a"\nnotebook = "profile"\nparams = { pair = "x" }\n'
            'matrix = { pair = ["x"] }',
            "'pair' stands both in params and in matrix",
        ),
        (
            '[[report]]\nid = "a"\nnotebook = "profile"\ntitle = "Of {paar}"',
            "its title has {paar}, which is no parameter. Did you mean 'pair'?",
        ),
        ('[[report]]\nid = "a"\nnotebook = "start"\nmatrix = { sources = [] }', "matrix.sources"),
        ('[[report]]\nid = "a"\nnotebook = "start"\nexpect = { plot = 1 }', "'expect.plot'"),
        ('[[report]]\nid = "a"\nnotebook = "start"\ninputs = ["x*"]', "inputs = 'x*'"),
    ],
)
def test_error_says_what_and_where(reports, text, said):
    """Each error says what was found and where it stands."""
    with pytest.raises(SuiteError) as caught:
        read_suite(write_suite(reports, text))
    assert said in str(caught.value)


def test_missing_suite_is_named(tmp_path):
    """A suite file that is not there is named with its path."""
    with pytest.raises(SuiteError, match=r"no suite file can be read at .*nothing\.toml"):
        read_suite(tmp_path / "nothing.toml")


def test_unknown_report_is_refused(reports):
    """Asking for a report that the suite does not have is an error that names a near one."""
    suite = read_suite(write_suite(reports, '[[report]]\nid = "tour"\nnotebook = "start"'))
    with pytest.raises(SuiteError, match=r"no report 'tuor'\. Did you mean 'tour'"):
        suite.select(("tuor",))


def test_defaults_reach_the_reports_that_have_them(reports):
    """A default goes to each report whose notebook has the parameter, unless it says otherwise."""
    text = """
        [defaults]
        since = 2020
        sources = "../data/articles"
        [[report]]
        id = "a"
        notebook = "profile"
        params = { since = 2022 }
        [[report]]
        id = "b"
        notebook = "start"
        """
    first, second = read_suite(write_suite(reports, text)).reports
    assert first.given == {"since": 2022, "sources": "../data/articles"}
    assert second.given == {"sources": "../data/articles"}
    assert (first.own, second.own) == (("since",), ())


@pytest.fixture
def clone(tmp_path):
    """A folder that looks like the project: its notebooks, its data, an empty folder of suites."""
    for name in ("notebooks", "data"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


def test_demo_suite_is_right(clone):
    """The suite over the bundled articles fits the notebooks, and writes to reports/out."""
    suite = read_suite(
        write_suite(clone, (ROOT / "reports" / "demo.toml").read_text(), "demo.toml")
    )
    assert suite.out == clone / "out"
    assert {report.notebook.name for report in suite.reports} == {
        path.name for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    assert all(report.expect_tables and report.expect_plots for report in suite.reports)


def test_suite_in_the_readme_is_right(clone):
    """The suite that the README explains can be run as it stands."""
    text = (ROOT / "reports" / "README.md").read_text()
    [example] = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    suite = read_suite(write_suite(clone, example))
    assert [report.id for report in suite.reports] == [
        "pair-profile-KAZ-SRB",
        "pair-profile-KAZ-TUR",
    ]
    assert suite.reports[0].inputs
