"""An IPython shell in this process that records what a cell shows, as a Jupyter kernel would."""

import json
import os
import re
import sys
import tempfile
from binascii import b2a_base64
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase
from itertools import pairwise
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell, InteractiveShellABC
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Type
from traitlets.config import Config

OVERWRITTEN = re.compile(r".*\r(?=[^\n])")  # what a progress bar has drawn over


class Outputs:
    """The outputs of the cell that is running, in order, in notebook format."""

    def __init__(self) -> None:
        self.items: list[NotebookNode] = []
        self.by_display_id: dict[str, list[NotebookNode]] = {}
        self.clear_next = False

    def start(self) -> list[NotebookNode]:
        """A new, empty list for the next cell."""
        self.items, self.clear_next = [], False
        return self.items

    def add(self, output: NotebookNode, display_id: str | None = None) -> None:
        """Append an output; a cell has one stream of each name, as runs with a kernel do."""
        self._clear_if_asked()
        same = [item for item in self.items if item.get("name", "") == output.get("name")]
        if same:
            same[0].text += output.text
            return
        self.items.append(output)
        if display_id:
            self.by_display_id.setdefault(display_id, []).append(output)

    def update(self, display_id: str, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Change what was shown under this id, in whichever cell."""
        for output in self.by_display_id.get(display_id, []):
            output.update(data=data, metadata=metadata)

    def clear(self, wait: bool = False) -> None:
        """Drop the cell's outputs, now or when the next one comes."""
        self.clear_next = True
        if not wait:
            self._clear_if_asked()

    def tidy(self) -> None:
        """Streams as they would look on a screen, stdout before a neighbouring stderr."""
        names = [item.get("name") for item in self.items]
        for item in self.items:
            if "name" in item:
                item.text = OVERWRITTEN.sub("", item.text)
        for place, pair in enumerate(pairwise(names)):
            if pair == ("stderr", "stdout"):
                self.items[place : place + 2] = self.items[place + 1], self.items[place]

    def _clear_if_asked(self) -> None:
        if self.clear_next:
            self.items.clear()
            self.clear_next = False


class _Stream(TextIOBase):
    """A text stream whose writing becomes stream outputs."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name, self.outputs = name, outputs

    def write(self, text: str) -> int:
        if text:
            self.outputs.add(new_output("stream", name=self.name, text=text))
        return len(text)

    def writable(self) -> bool:
        return True


class _Publisher(DisplayPublisher):
    outputs: Outputs

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        shown, about = _encoded(data), metadata or {}
        display_id = (transient or {}).get("display_id")
        if update and display_id:
            self.outputs.update(display_id, shown, about)
        else:
            output = new_output("display_data", data=shown, metadata=about)
            self.outputs.add(output, display_id)

    def clear_output(self, wait: bool = False) -> None:
        self.outputs.clear(wait)


class _DisplayHook(DisplayHook):
    outputs: Outputs

    def write_output_prompt(self) -> None:
        """A notebook has its own prompt."""

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        self.outputs.add(
            new_output(
                "execute_result",
                data=_encoded(format_dict),
                metadata=md_dict or {},
                execution_count=self.prompt_count,
            )
        )

    def finish_displayhook(self) -> None:
        self._is_active = False


def _encoded(data: dict[str, Any]) -> dict[str, Any]:
    """The data as it looks after its way through JSON, pictures in base64."""
    return json.loads(json.dumps(data, default=lambda raw: b2a_base64(raw, newline=False).decode()))


class CellShell(InteractiveShell):
    """Runs cells one by one, and gives the outputs of each."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_DisplayHook)
    outputs: Outputs
    left = False  # exit() or quit() was called

    @classmethod
    def start(cls) -> "CellShell":
        """The shell of this process; there can be one."""
        sys.path.insert(0, "")  # modules beside the notebook are found, as with a kernel
        config = Config()
        config.HistoryManager.enabled = False
        shell = cls.instance(config=config)
        shell.outputs = Outputs()
        for channel in (shell.display_pub, shell.displayhook):
            channel.outputs = shell.outputs  # type: ignore[union-attr]
        return shell

    def run(self, source: str) -> tuple[list[NotebookNode], bool]:
        """The outputs of a cell, and whether it ran to its end."""
        items = self.outputs.start()
        streams = _Stream("stdout", self.outputs), _Stream("stderr", self.outputs)
        with (
            _captured(1, streams[0]),
            _captured(2, streams[1]),
            redirect_stdout(streams[0]),
            redirect_stderr(streams[1]),
        ):
            result = self.run_cell(source, store_history=True)
        self.outputs.tidy()
        return items, bool(result.success)

    def ask_exit(self) -> None:
        """What exit() and quit() call."""
        self.left = True

    def enable_gui(self, gui: Any = None) -> None:
        """`%matplotlib inline` has no window, and so nothing to do here."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        error = new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=stb)
        self.outputs.add(error)


InteractiveShellABC.register(CellShell)


@contextmanager
def _captured(descriptor: int, stream: TextIOBase) -> Iterator[None]:
    """What programs outside Python write to a file descriptor ends in the stream, too."""
    kept = os.dup(descriptor)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), descriptor)
        try:
            yield
        finally:
            os.dup2(kept, descriptor)
            os.close(kept)
            file.seek(0)
            stream.write(file.read().decode("utf-8", "replace"))
