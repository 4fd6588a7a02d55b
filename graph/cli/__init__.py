"""The command line: words in, KnowledgeGraph's verbs, tables out.

Exit status: 0 where all went well, an empty answer included; 1 where something was found wrong, or no chain
or no words were found; 2 where the arguments cannot be used or something cannot be read or written; 130
where Ctrl-C ended it, 141 where nobody reads what it prints (as of any program in a pipe), 143 where it was
told to end. Rooms are imported by the commands that need them, so that help and queries start fast.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from graph.cli.agreeing import agree
from graph.cli.annotating import annotate
from graph.cli.asking import ask, compare, find, path, query
from graph.cli.checking import check, schema
from graph.cli.citing import cite
from graph.cli.converting import convert
from graph.cli.debating import changes, corroboration, disputes, voices
from graph.cli.discoursing import discourse
from graph.cli.drafting import draft
from graph.cli.evidence import coverage, verify
from graph.cli.exporting import export_command
from graph.cli.importing import import_command
from graph.cli.mending import rename
from graph.cli.merging import merge, same
from graph.cli.options import UNSOUND
from graph.cli.pages import build, open_page
from graph.cli.resolving import resolve, score
from graph.cli.serving import mcp
from graph.cli.starting import kinds, new
from graph.cli.streams import (
    BROKEN_PIPE,
    INTERRUPTED,
    UNUSABLE,
    Terminated,
    Unprinted,
    signals_as_errors,
    standard_streams,
)
from graph.problems import GraphError, InvalidDataset, NoPath
from graph.shown import one_line


class _Commands(click.Group):
    """The commands, in the order of a day's work, with errors as sentences."""

    def main(  # type: ignore[override]  # it never returns: each command ends the process
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run a command, and end with its status."""
        extra["standalone_mode"] = (
            False  # or click would end Ctrl-C with what means: problems found
        )
        try:
            with standard_streams(), signals_as_errors():
                status = _status_of(lambda: super(_Commands, self).main(args, prog_name, **extra))
        except KeyboardInterrupt:
            status = INTERRUPTED
        except Terminated as end:
            status = end.status
        sys.exit(status)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an option that takes one value may stand there once."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not ctx.resilient_parsing:
            _refuse_repeats(click.Context(command, parent=ctx, info_name=name), rest)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
        except SystemExit as ended:
            if ended.code in {None, 0} and UNSOUND in ctx.meta:
                ctx.exit(1)
            raise
        except GraphError as error:
            click.echo(f"policygraph: {error}", err=True)
            ctx.exit(1 if isinstance(error, InvalidDataset | NoPath) else UNUSABLE)
        if UNSOUND in ctx.meta:
            ctx.exit(1)
        return result


def _status_of(run: Any) -> int:
    """Run, and say what it came to: whatever ends a command is told here, and nothing is a traceback."""
    try:
        try:
            returned = run()
            status = returned if isinstance(returned, int) else 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
        except click.ClickException as error:
            error.__dict__["message"] = one_line(error.message)  # it may echo what was typed
            error.show()
            status = error.exit_code
        sys.stdout.flush()
    except click.Abort:
        return INTERRUPTED
    except Unprinted as error:
        if error.broken_pipe:
            return BROKEN_PIPE
        click.echo(f"policygraph: {error}", err=True)
        return UNUSABLE
    return status


def _refuse_repeats(ctx: click.Context, args: Sequence[str]) -> None:
    """Refuse an option that takes one value and is given two, of which one would be left out."""
    try:
        _values, _rest, order = ctx.command.make_parser(ctx).parse_args(list(args))
    except click.UsageError:
        return  # which the command says in its own words
    for param, times in Counter(order).items():
        if isinstance(param, click.Option) and times > 1 and not (param.multiple or param.is_flag):
            flag = max(param.opts, key=len)
            raise click.UsageError(f"{flag} takes one value, and is given {times} times", ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policygraph", prog_name="policygraph")
def main() -> None:
    """A policy text as a graph of typed, attributed, cited claims."""


for _command in (
    new,
    kinds,
    check,
    build,
    open_page,
    query,
    find,
    path,
    compare,
    discourse,
    ask,
    voices,
    corroboration,
    disputes,
    changes,
    score,
    export_command,
    cite,
    verify,
    coverage,
    annotate,
    agree,
    rename,
    merge,
    same,
    resolve,
    import_command,
    convert,
    draft,
    mcp,
    schema,
):
    main.add_command(_command)
