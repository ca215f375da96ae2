"""Killing a process with everything that it has started."""

import os
import signal
from contextlib import suppress

import psutil  # type: ignore[import-untyped]


def kill_family(process: int) -> None:
    """Kill a process and its descendants, with their process groups; a kernel has its own.

    SIGKILL, because a cell that hangs in compiled code, or that ignores interrupts, hears
    nothing else. The caller's own group is spared.
    """
    with suppress(psutil.NoSuchProcess):
        head = psutil.Process(process)
        for member in [head, *head.children(recursive=True)]:
            with suppress(ProcessLookupError, PermissionError):
                group = os.getpgid(member.pid)
                os.kill(member.pid, signal.SIGKILL)
                if group != os.getpgrp():
                    os.killpg(group, signal.SIGKILL)
