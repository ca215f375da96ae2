"""`python -m benchmarks.peers.environment FOLDER`: an environment with the other tools in it.

Everything is pinned and checked by its hash. When something cannot be installed, pip's words
are shown and the rest is installed all the same: the tools that have what they need can run.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

REQUIREMENTS = Path(__file__).parent.parent / "peers-requirements.txt"
#: made when everything is there, so that make knows
READY = "ready"


def entries(requirements: str) -> list[str]:
    """Each requirement of a file with its hashes."""
    parts = re.split(r"^(?=\w)", requirements, flags=re.MULTILINE)
    return [part for part in parts if "==" in part]


def install(folder: Path, requirements: str) -> str:
    """Install what the text of a requirements file names; pip's complaint, or nothing."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "requirements.txt")
        file.write_text(requirements, encoding="utf-8")
        options = "install --quiet --no-deps --require-hashes --disable-pip-version-check"
        python = str(folder / "bin" / "python")
        command = [python, "-m", "pip", *options.split(), "-r", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


def main(folder: Path) -> None:
    """Make the environment; what is missing is told, and is no error."""
    venv.create(folder, with_pip=True, clear=True)
    requirements = REQUIREMENTS.read_text(encoding="utf-8")
    if not install(folder, requirements):
        (folder / READY).touch()
        return
    for entry in entries(requirements):
        if complaint := install(folder, entry):
            print(f"{entry.split()[0]} cannot be installed:\n{complaint}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
