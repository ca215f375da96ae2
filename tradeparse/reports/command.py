"""`tradeparse report`."""

import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from tradeparse.errors import RunnerFailed, SuiteLocked

if TYPE_CHECKING:
    from tradeparse.reports.results import SuiteResult
    from tradeparse.reports.suite import Suite

DEFAULT_SUITE = "reports/demo.toml"


def _ids(_ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


@click.command()
@click.argument("suite", default=DEFAULT_SUITE, metavar="[SUITE.toml]")
@click.option(
    "--only", multiple=True, callback=_ids, metavar="ID",
    help="Only this report; may be given again, or as ID,ID. The id of a matrix is all of it, "
    "and * matches.",
)  # fmt: skip
@click.option("--failed", is_flag=True, help="Only reports that were not ok the last time.")
@click.option("--force", is_flag=True, help="Run what has not changed, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be run and why, and run nothing.")
@click.option("--list", "listing", is_flag=True, help="List the reports and how they stand.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N",
    help="Reports at a time. Default: the suite's, or one a processor.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
    help="How long one report may take. Default: the suite's, or 600.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(("kernel", "fork")),
    help="kernel: each notebook in a Jupyter kernel of its own. fork: in a process forked with "
    "the libraries loaded; the same output, sooner. Default: the suite's, or kernel.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the reports go. Default: the suite's, or out beside it.",
)  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
@click.pass_context
def report(
    ctx: click.Context, /, suite: str, dry_run: bool, listing: bool, quiet: bool, **options: Any
) -> None:
    """Run a suite of notebooks and publish them as reports, with an index.

    SUITE.toml names notebooks and their parameters; default: reports/demo.toml. All of it is
    checked before anything starts. What has not changed since it was published is skipped. A
    report that fails leaves the last good one in its place.

    The exit code is 0 when all reports are well, 1 when one is not, 2 when the suite is wrong
    (nothing was run), 3 when another run of it is going on.

    \b
    Examples:
      tradeparse report
      tradeparse report reports/demo.toml --only pair-profile --force
      tradeparse report weekly.toml --failed --jobs 4 --timeout 120
      tradeparse report weekly.toml --dry-run
    """
    try:
        from tradeparse.reports.suite import read_suite

        checked = read_suite(suite)
        if listing or dry_run:
            (_list if listing else _dry_run)(checked, **options)
            return
        ctx.exit(_run(checked, quiet, options))
    except SuiteLocked as error:
        click.echo(f"tradeparse: {error}", err=True)
        ctx.exit(3)
    except ModuleNotFoundError as error:
        raise RunnerFailed(
            f"reports need {error.name!r}, which is not installed: "
            "pip install 'tradeparse[reports]'"
        ) from error


def _run(suite: "Suite", quiet: bool, options: dict[str, Any]) -> int:
    """Run the suite, show how it goes, and return the exit code."""
    from tradeparse.reports.progress import watcher
    from tradeparse.reports.run import run_report

    display = watcher(quiet)
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        result = run_report(suite, progress=display, **options)
    except KeyboardInterrupt:
        display.close()
        click.echo("interrupted; what is published is whole", err=True)
        return 128 + signal.SIGINT
    finally:
        display.close()
        signal.signal(signal.SIGTERM, before)
    if not quiet or not result.ok:
        click.echo(_summary(result))
    return result.exit_code


def _terminated(number: int, _frame: FrameType | None) -> None:
    """End in good order when told to: reports are killed, the index is brought up to date."""
    raise SystemExit(128 + number)


def _summary(result: "SuiteResult") -> str:
    good = sum(report.good for report in result.reports)
    return f"{good} of {len(result.reports)} reports ok: {_short(result.index)}"


def _short(path: Path) -> str:
    """The path as it is written from here, where that is shorter."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _dry_run(
    suite: "Suite",
    *,
    only: tuple[str, ...],
    failed: bool,
    force: bool,
    out: Path | None,
    **_: Any,
) -> None:
    from tradeparse.reports.manifest import read_manifest
    from tradeparse.reports.pages import shown_value
    from tradeparse.reports.plan import make_plan
    from tradeparse.reports.run import out_folder

    target = out_folder(suite, out)
    records = read_manifest(target)
    plan = make_plan(suite, records, target, only=only, failed=failed, force=force)
    for step in plan:
        word = click.style(f"{'run' if step.run else 'skip':<5}", bold=step.run)
        click.echo(f"{word} {step.report.id}: {step.why}")
        for name, value in step.report.values.items():
            click.echo(click.style(f"      {name} = {shown_value(value)}", dim=True))
    click.echo(f"{sum(step.run for step in plan)} of {len(plan)} reports would be run")


def _list(suite: "Suite", *, only: tuple[str, ...], out: Path | None, **_: Any) -> None:
    from tradeparse.reports.manifest import last_records, read_manifest
    from tradeparse.reports.pages import shown_time
    from tradeparse.reports.run import out_folder

    last = last_records(read_manifest(out_folder(suite, out)))
    reports = suite.select(only)
    width = max(len(report.id) for report in reports)
    for report in reports:
        record = last.get(report.id)
        state = f"{record['status']}, {shown_time(record['ended'])}" if record else "never run"
        click.echo(f"{report.id:<{width}}  {report.notebook.name}  {report.title}  ({state})")
