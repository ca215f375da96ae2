"""Runs one notebook, in one of two ways that give the same output.

`kernel`: papermill with a Jupyter kernel of its own, as in JupyterLab. The reference.
`fork`: papermill with the cells run in this very process, which was forked with the
libraries already loaded. Much quicker; a cell still can't harm any report but its own.
(One difference is known: what a program outside Python prints is recorded here for sure,
and by a kernel only if it comes before the cell has ended.)

What happened is said from what was seen here, never from what papermill wrote into the
notebook: after a dead kernel it marks every cell as completed.
"""

import ast
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.engines import Engine, NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import execute_notebook

from tradeparse.reports.kernels import PrivateKernelManager
from tradeparse.reports.results import Status

OnCell = Callable[[int, int], None]  # the code cell that starts, and how many there are
ANSI = re.compile(r"\x1b\[[0-9;]*m")
SKIPPED = "skip-execution"  # a tag that nbclient knows, too


class LeftEarly(Exception):
    """A cell called exit() or quit()."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of a notebook, and the notebook as far as it got."""

    status: Status
    message: str
    notebook: NotebookNode | None


def run_notebook(
    source: Path,
    target: Path,
    *,
    parameters: Mapping[str, Any],
    engine: str,
    on_cell: OnCell,
) -> Outcome:
    """Run the notebook in its own folder, and write it to `target` after every cell."""
    watch = _Watch(parameters, on_cell)
    papermill_engines.register("kernel", type("Watched", (KernelEngine,), {"watch": watch}))
    papermill_engines.register("fork", type("Watched", (ForkEngine,), {"watch": watch}))
    status: Status = "ok"
    message = ""
    try:
        execute_notebook(
            nbformat.read(source, as_version=4),
            str(target).replace("{", "{{").replace("}", "}}"),  # papermill formats it
            parameters=dict(parameters),
            engine_name=engine,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            autosave_cell_every=5,
            cwd=source.parent,
        )
    except PapermillExecutionError as error:
        said = f"{error.ename}: {first_line(error.evalue)}".removesuffix(": ")
        status, message = "failed", f"{said} — {_place(error.exec_count, error.source)}"
    except DeadKernelError:
        status, message = "died", f"the kernel died in {watch.place()}"
    except LeftEarly:
        status, message = "incomplete", f"the notebook was left in {watch.place()}"
    return Outcome(status=status, message=message, notebook=watch.notebook)


def first_line(text: str, limit: int = 300) -> str:
    """The first line that says something, without colours, cut off at the limit."""
    lines = [line.strip() for line in ANSI.sub("", text).splitlines()]
    line = next(filter(None, lines), "")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def is_run(cell: NotebookNode) -> bool:
    """Whether a cell is one to be run: code, not blank, not tagged to be skipped."""
    tags = cell.metadata.get("tags", [])
    return cell.cell_type == "code" and bool(cell.source.strip()) and SKIPPED not in tags


def _place(count: int | None, source: str) -> str:
    return f"cell [{count}] `{first_line(source, 80)}`"


class _Watch:
    """Sees each cell start; knows the notebook and its place, whatever ends it."""

    def __init__(self, parameters: Mapping[str, Any], on_cell: OnCell) -> None:
        self.parameters, self.on_cell = parameters, on_cell
        self.notebook: NotebookNode | None = None
        self.cell: NotebookNode | None = None
        self.number = 0

    def attach(self, manager: Any) -> None:
        """Look on while papermill's manager runs its notebook."""
        self.notebook = manager.nb
        self._check_injected()
        total = sum(map(is_run, manager.nb.cells))
        start = manager.cell_start

        def cell_start(cell: NotebookNode, *args: Any, **kwargs: Any) -> None:
            if is_run(cell):
                self.cell = cell
                self.number += 1
                self.on_cell(self.number, total)
            start(cell, *args, **kwargs)

        manager.cell_start = cell_start

    def place(self) -> str:
        """Where the notebook is, in words."""
        return _place(self.number, self.cell.source) if self.cell else "its start"

    def _check_injected(self) -> None:
        """papermill writes parameters as code: they must read back as what they were."""
        injected: dict[str, Any] = {}
        for cell in self.notebook.cells if self.notebook else []:
            if "injected-parameters" in cell.metadata.get("tags", []):
                for line in ast.parse(cell.source).body:
                    if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                        injected[line.targets[0].id] = ast.literal_eval(line.value)
        if injected != dict(self.parameters):
            raise RuntimeError(
                f"the parameters {dict(self.parameters)!r} would reach the notebook as {injected!r}"
            )


def _stop_at_exit(execute_reply: Mapping[str, Any], **_: Any) -> None:
    payload = execute_reply["content"].get("payload", [])
    if any(item.get("source") == "ask_exit" for item in payload):
        raise LeftEarly


class KernelEngine(NBClientEngine):
    """papermill's own engine, watched, with kernels that don't race for ports."""

    watch: _Watch

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> Any:
        """Run the cells in a Jupyter kernel."""
        cls.watch.attach(nb_man)
        return super().execute_managed_notebook(
            nb_man,
            kernel_name,
            kernel_manager_class=PrivateKernelManager,
            shutdown_kernel="immediate",
            coalesce_streams=True,
            record_timing=False,
            on_cell_executed=_stop_at_exit,
            **kwargs,
        )


class ForkEngine(Engine):
    """Runs the cells in this process: only for a process that is there for one notebook."""

    watch: _Watch

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> None:
        """Run the cells in an IPython shell of this process."""
        from tradeparse.reports.shell import CellShell

        cls.watch.attach(nb_man)
        shell = CellShell.start()
        for index, cell in enumerate(nb_man.nb.cells):
            nb_man.cell_start(cell, index)
            went_well = cls._run(shell, cell) if is_run(cell) else True
            if not went_well:
                nb_man.cell_exception(cell, index)
            nb_man.cell_complete(cell, index)
            if shell.left:
                raise LeftEarly
            if not went_well:
                break

    @staticmethod
    def _run(shell: Any, cell: NotebookNode) -> bool:
        process = os.getpid()
        cell.execution_count = shell.execution_count
        cell.outputs, went_well = shell.run(cell.source)
        if os.getpid() != process:  # the cell forked, and this is the copy
            os._exit(0)
        return went_well or "raises-exception" in cell.metadata.get("tags", [])
