"""Pages and JupyterLab as a reader meets them: in a real browser, where there is one."""

import json
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from browser import browser, program, started, until

from tradeparse.reports import run_report

pytest.importorskip("websocket", reason="comes with JupyterLab")
pytestmark = pytest.mark.skipif(program() is None, reason="needs Chromium")

HERE = Path(__file__).parent.parent
DOLLARS = (
    "---\npublished: 2026-02-10\npublisher: First Wire\ntitle: $5 and $6\n---\n"
    "In 2025 trade between Kazakhstan and Serbia came to $107.7 million, up from $100.1 million.\n"
    "\nBy 2030 it is to reach $200 million.\n"
)
#: how much lighter the brighter of the text's and the ground's colour is, for each piece of text
CONTRASTS = """(() => {
  const light = rgb => rgb.map(v => v / 255).map(v => v <= .03928 ? v / 12.92
    : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const parts = color => color.match(/[0-9.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = parts(getComputedStyle(e).backgroundColor);
    if (getComputedStyle(e).backgroundColor.startsWith('rgb') && (c.length < 4 || c[3] == 1))
      return c.slice(0, 3); } return [255, 255, 255]; };
  return [...document.querySelectorAll('.tp td, .tp th, .tp .tp-text, .tp .tp-muted')]
    .filter(e => e.textContent.trim()).map(e => {
      const ink = light(parts(getComputedStyle(e).color).slice(0, 3)), paper = light(ground(e));
      return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); });
})()"""
#: whether every code cell has been run
NUMBERED = """[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(
  e => /[0-9]/.test(e.textContent))"""
#: JupyterLab's settings: this theme, every cell in the page at once, no news from outside
SETTINGS = {
    "apputils-extension/themes": {"theme": "JupyterLab THEME"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The folder of a published suite of one report, on one article with currency signs."""
    folder = tmp_path_factory.mktemp("suite")
    (folder / "articles").mkdir()
    (folder / "articles" / "one.txt").write_text(DOLLARS, encoding="utf-8")
    shutil.copy(HERE / "notebooks" / "pair_profile.ipynb", folder)
    suite = '[suite]\ntitle = "S"\nengine = "fork"\n[[report]]\nid = "p"\n'
    suite += 'notebook = "pair_profile.ipynb"\nparams = {sources = "articles"}\n'
    (folder / "suite.toml").write_text(suite, encoding="utf-8")
    assert run_report(folder / "suite.toml").exit_code == 0
    return folder / "out"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_pages_fit_their_window_and_can_be_read(published, tmp_path, width, scheme):
    """No page is wider than a phone, has an error or a word too pale to be read."""
    pages = [
        published / "index.html",
        published / "p" / "p.html",
        *sorted((published / "documents").glob("*.html")),
    ]
    assert len(pages) == 4
    with browser(tmp_path) as page:
        for path in pages:
            page.show(path.resolve().as_uri(), width, scheme)
            assert page.run("document.documentElement.scrollWidth") <= width, path.name
            assert all(ratio >= 4.5 for ratio in page.run(CONTRASTS)), path.name
        assert page.errors == []


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_a_notebook_runs_in_jupyterlab(tmp_path, theme):
    """Run All in either theme: no error, every cell with its number, dollars, a picker, a plot."""
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "articles" / "one.txt").write_text(DOLLARS, encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    shutil.copy(HERE / "notebooks" / "pair_profile.ipynb", tmp_path / "notebooks")
    with lab(tmp_path, theme) as address, browser(tmp_path / "browser") as page:
        page.show(f"{address}/lab/tree/notebooks/pair_profile.ipynb")
        page.click("document.querySelector('.jp-Notebook h1')")
        page.wait("document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')")
        page.click(named("lm-MenuBar-itemLabel", "Run"))
        page.click(named("lm-Menu-itemLabel", "Run All Cells"))
        page.wait(NUMBERED)
        errors = "document.querySelectorAll('.jp-OutputArea-output[data-mime-type*=error]').length"
        assert page.run(errors) == 0
        assert page.run("document.querySelectorAll('mjx-container, .MathJax').length") == 0
        assert "$107.7 million, up from $100.1 million" in page.run(
            "[...document.querySelectorAll('.tp-text')].map(e => e.textContent).join('')"
        )
        page.wait("document.querySelectorAll('.widget-dropdown').length == 2")
        page.wait("document.querySelectorAll('.jp-OutputArea-output img').length >= 3")
        ratios = page.run(CONTRASTS)
        assert len(ratios) > 20
        assert min(ratios) >= 4.5


@contextmanager
def lab(folder: Path, theme: str) -> Iterator[str]:
    """The address of JupyterLab over `folder`, in this theme."""
    settings = folder / "settings"
    for name, values in SETTINGS.items():
        path = settings / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values).replace("THEME", theme), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--IdentityProvider.token=", "--LabApp.news_url=", f"--ServerApp.root_dir={folder}"]
    command += [f"--ServerApp.port={address.rpartition(':')[2]}", "--ServerApp.port_retries=0"]
    own = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    with started(command, env=os.environ | own):
        until(lambda: answers(f"{address}/api"))
        yield address


def answers(address: str) -> bool:
    """Whether a server is there."""
    try:
        with urlopen(address):
            return True
    except OSError:
        return False


def named(kind: str, text: str) -> str:
    """The element of a class with this text, as JavaScript."""
    return f"[...document.querySelectorAll('.{kind}')].find(e => e.textContent == '{text}')"
