"""Jupyter kernels for reports: of this Python, each with sockets of its own."""

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager


class PrivateKernelManager(AsyncKernelManager):
    """A kernel of this very Python, reached through sockets in a folder of its own.

    Ports would be raced for when several kernels start; and `python3` in the user's list of
    kernels may be another Python than the one that checks and publishes the report.
    """

    def __init__(self, **kwargs: Any) -> None:
        folder = Path(
            os.environ["JUPYTER_RUNTIME_DIR"]
        )  # short: a socket's path has 100 characters
        super().__init__(transport="ipc", connection_file=str(folder / "k.json"), **kwargs)
        self._kernel_spec = KernelSpec(**get_kernel_dict())
        self._group: int | None = None

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        await super()._async_launch_kernel(kernel_cmd, **kw)
        self._group = getattr(self.provisioner, "pgid", None)

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart=restart)
        if self._group:  # a kernel that died may have left behind what a cell has started
            with suppress(ProcessLookupError):
                os.killpg(self._group, signal.SIGKILL)

    _launch_kernel = _async_launch_kernel
    cleanup_resources = _async_cleanup_resources
