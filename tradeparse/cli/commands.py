"""A group of commands that loads each when it is called, and says errors in one line."""

import errno
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from tradeparse.errors import TradeparseError


class Failure(click.ClickException):
    """An error that ends the command: its message and exit code 2, no traceback."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Write the message to stderr."""
        click.echo(f"tradeparse: {self.format_message()}", file=file, err=True)


class CommandLine(click.Group):
    """Commands by name: `lazy` gives the place of each ("module:object") and its one line."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {name: place for name, (place, _) in lazy.items()}
        for name, (_, line) in lazy.items():
            self.add_command(click.Command(name, short_help=line))  # stands in for it in --help

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were given."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the command itself in place of what stands in for it."""
        name, command, rest = super().resolve_command(ctx, args)
        if name in self.places:
            module, _, attribute = self.places[name].partition(":")
            command = getattr(import_module(module), attribute)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error made on purpose, or by the system, is one line."""
        try:
            return super().invoke(ctx)
        except TradeparseError as error:
            raise Failure(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has seen enough; click ends quietly
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{place}{error.strerror or error}") from error
