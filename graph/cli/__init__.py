"""The command line: words in, KnowledgeGraph's verbs, tables out.

Exit status: 0 where all went well, 1 where something was found wrong or nothing was found, 2
where the arguments cannot be used. Rooms are imported by the commands that need them, so that
help and queries start fast.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from graph.cli.asking import ask, compare, find, path, query
from graph.cli.checking import check, schema
from graph.cli.evidence import cite, coverage, verify
from graph.cli.options import UNSOUND
from graph.cli.pages import build, open_page
from graph.problems import GraphError, InvalidDataset, NoPath


class _Commands(click.Group):
    """The commands, in the order of a day's work, with errors as sentences."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and print UTF-8 whatever the locale; a terminal that knows less gets escapes."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                encoding = stream.encoding if stream.isatty() else "utf-8"
                stream.reconfigure(encoding=encoding, errors="backslashreplace")
        return super().main(*args, **kwargs)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
        except SystemExit as ended:
            if ended.code in {None, 0} and UNSOUND in ctx.meta:
                ctx.exit(1)
            raise
        except GraphError as error:
            click.echo(f"policygraph: {error}", err=True)
            ctx.exit(1 if isinstance(error, InvalidDataset | NoPath) else 2)
        if UNSOUND in ctx.meta:
            ctx.exit(1)
        return result


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policygraph", prog_name="policygraph")
def main() -> None:
    """A policy text as a graph of typed, attributed, cited claims."""


for _command in (
    check,
    build,
    open_page,
    query,
    find,
    path,
    compare,
    ask,
    cite,
    verify,
    coverage,
    schema,
):
    main.add_command(_command)
