"""Writing the questions that a dataset saves: what ``ask`` does beside asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.cli.options import Command, dry_run_option, query_of, refuse
from graph.cli.printing import counted, show_answer, write_fix
from graph.shown import prose
from graph.writing import TABLE

if TYPE_CHECKING:
    from graph.knowledge import KnowledgeGraph
    from graph.mending.questions import Asks, Saving, Told

_NONE = "none"
_OPTIONS: dict[str, Any] = {
    "save": {"metavar": "WORDS", "help": "Save a question in these words."},
    "update": {"metavar": "ID", "help": "Have a question expect what answers it now."},
    "remove": {"metavar": "ID", "help": "Take a question out."},
    "id": {"metavar": "ID", "help": "Its id; by default its words make one."},
    "path": {"nargs": 2, "metavar": "FROM TO", "help": "It asks how these two are connected."},
    "compare": {
        "nargs": 2,
        "metavar": "LEFT RIGHT",
        "help": "It asks what differs between two scenarios, of --topic and --entity where they are said.",
    },
    "reading": {
        "metavar": "WORDS",
        "help": "What the answer comes to, in your own words; by default its sentences.",
    },
    "titles": {
        "multiple": True,
        "metavar": "CODE=WORDS",
        "help": "The question in another language: es=¿Quién?",
    },
    "readings": {
        "multiple": True,
        "metavar": "CODE=WORDS",
        "help": "What the answer comes to in another language.",
    },
    "expect": {
        "type": click.Choice(("answer", _NONE)),
        "help": "Whether a check is to hold it to the answer of now; by default it is.",
    },
}
"""The options that save questions, as click declares them."""
_SAYING = ("reading", "titles", "readings", "expect", "dry_run")
_GO_WITH: Mapping[str, Sequence[str] | None] = {
    "save": None,
    "update": _SAYING,
    "remove": ("dry_run",),
}
"""Which further options go with what is done; None: all, those of a query included."""


def saving_options(command: Command) -> Command:
    """The options that save a question, hold it to its answer of now, or take it out."""
    command = dry_run_option(command)
    for name, declared in reversed(_OPTIONS.items()):
        # Some are called as what a query has, or as Python's own.
        command = click.option(f"--{name}", f"saved_{name}", **declared)(command)
    return command


def write_question(
    question: str | None,
    dataset: Path | None,
    given: Mapping[str, Any],
    language: str | None,
    format: str,
) -> bool:
    """Save, update or remove a question, and show it; false where none of that is asked for.

    Parameters
    ----------
    question : str, optional
        One that is to be asked, and nothing else.
    dataset : path, optional
    given : mapping
        What was said for ``saving_options`` and for the fields of a query.
    language : str, optional
    format : str
    """
    own = {name: given[f"saved_{name}"] for name in _OPTIONS}
    own["dry_run"] = given["dry_run"] or None
    fields = {name: value for name, value in given.items() if name != "dry_run" and not _own(name)}
    doing = _doing(question, own, fields)
    if doing is None:
        return False
    if dataset is None:
        refuse(f"--{doing}: name the dataset that is written into, with -d FOLDER")
    _DOING[doing](dataset, own, fields, language, format)
    return True


def _own(name: str) -> bool:
    return name.startswith("saved_")


def _doing(question: str | None, own: Mapping[str, Any], fields: Mapping[str, Any]) -> str | None:
    """Which of the three is asked for; what does not go with it, or with asking, is refused."""
    said = [f"--{name}" for name in _GO_WITH if own[name] is not None]
    if len(said) > 1 or (said and question is not None):
        refuse(f"{said[0]}: it goes without {said[1] if len(said) > 1 else 'the id of a question'}")
    doing = said[0].removeprefix("--") if said else None
    fitting = _GO_WITH[doing] if doing else ()
    if fitting is None:
        return doing
    besides = {name: own[name] for name in own if name not in {*_GO_WITH, *fitting}}
    for name, value in {**besides, **fields}.items():
        if value not in ((), None):
            flag = f"--{name.replace('_', '-')}"
            query = "; policygraph query asks without saving" if name in fields else ""
            refuse(f"{flag}: it goes with --save{query}")
    return doing


def _save(
    dataset: Path,
    own: Mapping[str, Any],
    fields: Mapping[str, Any],
    language: str | None,
    format: str,
) -> None:
    from graph.mending.questions import Questions

    questions = Questions(dataset)
    told = _told(own)
    asks = _asks(questions.graph, own, fields)
    made = questions.save(own["save"], asks, told, own["id"], expecting=_expecting(own))
    show_answer(questions.graph, made.answer, format, language)
    _write(made, own, format)
    if told.reading is None:
        _say("its reading is the sentences of what answers it; --reading gives another", format)


def _update(
    dataset: Path,
    own: Mapping[str, Any],
    _fields: Mapping[str, Any],
    language: str | None,
    format: str,
) -> None:
    from graph.mending.questions import Questions

    questions = Questions(dataset)
    told = _told(own)
    made = questions.update(own["update"], told, expecting=_expecting(own))
    kg = questions.graph
    known = {one.id: one for one in kg.relations()}
    for label, those in (("new", made.new), ("gone", made.gone)):
        for one in those:
            words = (
                kg.engine.sentence(known[one], language) if one in known else "not here any more"
            )
            _say(f"{label}: {one}  {prose(words)}", format)
    show_answer(kg, made.answer, format, language)
    if not made.plan:
        _say(f'question "{made.answer.question.id}" says so already; nothing is written', format)
        return
    _write(made, own, format)
    if told.reading is None and (made.new or made.gone):
        _say("its reading is as it was: see that it still holds; --reading gives another", format)


def _remove(
    dataset: Path,
    own: Mapping[str, Any],
    _fields: Mapping[str, Any],
    _language: str | None,
    format: str,
) -> None:
    from graph.mending.questions import Questions

    plan = Questions(dataset).remove(own["remove"])
    what = f'the removal of question "{own["remove"]}"'
    write_fix(plan, what, dry_run=bool(own["dry_run"]), aside=_aside(format))


_DOING: Mapping[str, Callable[..., None]] = {"save": _save, "update": _update, "remove": _remove}


def _asks(kg: KnowledgeGraph, own: Mapping[str, Any], fields: Mapping[str, Any]) -> Asks:
    """What a question asks: a query, a path or a comparison."""
    from graph.model import Comparing, Route

    query = query_of(kg, fields)
    if own["path"] and own["compare"]:
        refuse("--path: it goes without --compare: a question asks one thing")
    if own["path"]:
        _refuse_others(query.spelled(), (), "--path: no option of a query goes with a saved one")
        return Route(source=own["path"][0], target=own["path"][1])
    if own["compare"]:
        only = "--compare: of the options of a query only --topic and --entity go with a saved one"
        _refuse_others(query.spelled(), ("topic", "entity"), only)
        left, right = own["compare"]
        return Comparing(left=left, right=right, topic=query.topic, entity=query.entity)
    if not query.spelled():
        refuse(
            "--save: say what it asks: options such as --kind and --scenario, --path or --compare"
        )
    return query


def _refuse_others(said: Mapping[str, Any], fitting: Sequence[str], why: str) -> None:
    others = [name for name in said if name not in fitting]
    if others:
        refuse(f"{why}; found --{others[0].replace('_', '-')}")


def _told(own: Mapping[str, Any]) -> Told:
    from graph.mending.questions import Told

    return Told(own["reading"], _wordings("titles", own), _wordings("readings", own))


def _wordings(name: str, own: Mapping[str, Any]) -> dict[str, str]:
    """Words by their languages."""
    found: dict[str, str] = {}
    for pair in own[name]:
        code, equals, words = pair.partition("=")
        if not (equals and code) or code in found:
            refuse(
                f"--{name}: write CODE=WORDS, once a language, such as --{name} es=¿Quién?; found {pair!r}"
            )
        found[code] = words
    return found


def _expecting(own: Mapping[str, Any]) -> bool:
    return bool(own["expect"] != _NONE)


def _write(made: Saving, own: Mapping[str, Any], format: str) -> None:
    question = made.answer.question
    expects = counted(len(question.expected), "claim") if _expecting(own) else "nothing"
    what = f'question "{question.id}", which expects {expects},'
    write_fix(made.plan, what, dry_run=bool(own["dry_run"]), aside=_aside(format))


def _say(line: str, format: str) -> None:
    click.echo(line, err=_aside(format))


def _aside(format: str) -> bool:
    """Whether what is told of the files would stand in the way of what a program reads, or a file holds."""
    source = click.get_current_context().get_parameter_source("output")
    return format != TABLE or source is ParameterSource.COMMANDLINE
