"""A real browser for tests: Chromium without a window, driven by its debugging protocol."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-dev-shm-usage", "--remote-allow-origins=*",
    "--remote-debugging-port=0", "about:blank",
)  # fmt: skip
PATIENCE = 90.0  # seconds until something is said never to come


def program() -> str | None:
    """The path of a browser; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def until(asked: Callable[[], Any]) -> Any:
    """What `asked` gives, as soon as that is something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := asked():
            return answer
        time.sleep(0.1)
    raise TimeoutError(f"not within {PATIENCE:g} seconds: {asked}")


@contextmanager
def started(command: list[str], **options: Any) -> Iterator[subprocess.Popen]:
    """A program that runs as long as the block does."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **{**quiet, **options})
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def browser(home: Path) -> Iterator["Page"]:
    """An empty page of a browser that keeps its files in `home`."""
    import websocket

    told = home / "DevToolsActivePort"
    with started([str(program()), f"--user-data-dir={home}", *FLAGS]):
        until(lambda: told.exists() and told.read_text().strip())
        port = told.read_text().splitlines()[0]
        with urlopen(f"http://127.0.0.1:{port}/json") as answer:
            tabs = json.load(answer)
        address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
        socket = websocket.create_connection(address, timeout=PATIENCE)
        yield Page(socket)
        socket.close()


class Page:
    """A page: where it goes, how it looks, what it says."""

    def __init__(self, socket: Any) -> None:
        self.socket, self.number, self.errors = socket, 0, []
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict:
        """The browser's answer; errors that pages meet meanwhile are kept in `errors`."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                return message.get("result") or {}
            self._hear(message)

    def _hear(self, message: dict) -> None:
        said = message.get("params", {})
        if message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(said["exceptionDetails"]["text"])
        elif said.get("entry", {}).get("level") == "error":
            self.errors.append(said["entry"]["text"])

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression; None while it has none."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return answer.get("result", {}).get("value")

    def wait(self, script: str) -> Any:
        """The value of an expression, as soon as it is something."""
        return until(lambda: self.run(script))

    def show(self, address: str, width: int = 1280, scheme: str = "light") -> None:
        """Open an address, in a window of a width, for a reader of light or dark pages."""
        look = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", features=look)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        self.ask("Page.navigate", url=address)
        self.wait(f"document.readyState == 'complete' && location.href.startsWith('{address}')")

    def click(self, element: str) -> None:
        """Click with the mouse on the element that an expression names, once it is there."""
        middle = "(e => e && [e.x + e.width / 2, e.y + e.height / 2])"
        x, y = self.wait(f"{middle}(({element})?.getClientRects()[0])")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            at = {"x": x, "y": y, "button": "left", "clickCount": 1}
            self.ask("Input.dispatchMouseEvent", type=kind, **at)
