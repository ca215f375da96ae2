"""The executed notebook as it is published or kept: with a true account of its run."""

import json
from pathlib import Path

from tradeparse.reports.jobs import Answer, Job


def settle_notebook(job: Job, answer: Answer) -> None:
    """Take papermill's own account of the run out of the staged notebook, and put ours in.

    papermill's names this machine's folders, and after a death or a time-out it is wrong:
    it says of every cell that it was completed.
    """
    path = Path(job.staging) / f"{job.id}.ipynb"
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # killed before the first save, or in the middle of one
        notebook = json.loads(Path(job.notebook).read_text(encoding="utf-8"))
    for part in [notebook, *notebook["cells"]]:
        part.get("metadata", {}).pop("papermill", None)
    notebook["metadata"]["tradeparse"] = {
        "report": job.id,
        "run": job.run,
        "status": answer.status,
        "message": answer.message,
        "parameters": dict(job.given),
    }
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")
