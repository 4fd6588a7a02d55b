"""What is said of claims that are there: their sentences, their standing, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from graph.model import AUTHOR, Relation, references
from graph.vocabulary.phrases import Phrase
from graph.vocabulary.sentences import standing_word
from graph.workbench.desk.book import Claim
from graph.workbench.desk.calling import calling
from graph.workbench.desk.composing import of_several
from graph.workbench.desk.fields import either_way, holder_name
from graph.workbench.desk.words import say
from graph.workbench.shapes import Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def called_at(desk: Annotating) -> Callable[[str], Phrase]:
    """What the entities are called within sentences of the language that is shown."""
    return desk.once(
        "calling",
        (desk.work.fresh, desk.book, desk.page, desk.language),
        lambda: calling(desk.work, desk.around, desk.language),
    )


def sentence_of(desk: Annotating, relation: Relation) -> str:
    """A claim's sentence in the language that is shown; of what is being made, with its new names."""
    native = desk.around.native.split("-")[0]
    called = called_at(desk)
    named = (getattr(relation, name) for name in references(type(relation)))
    names = {one: str(called(one)) for one in named if one}
    label = scenario_called(desk, relation.scenario)
    return relation.sentence(names, desk.language, label, native)


def scenario_called(desk: Annotating, identifier: str | None) -> str | None:
    """What a scenario is called: one that is there, or comes with what is being made."""
    for one in desk.book.header.scenarios:
        if one.id == identifier:
            return one.labels.get(desk.language, one.label)
    return next((one.label for one in desk.work.terms if one.id == identifier), identifier)


def list_of(desk: Annotating, relation: Relation, ends: Sequence[tuple[str, str]]) -> Runs:
    """Claims that differ in an end alone, as one: of several, with the verb of several.

    Parameters
    ----------
    desk : Annotating
    relation : Relation
        One of them.
    ends : sequence of (str, str)
        Of each, the ids of its source and its target.
    """
    source, said, target = clause_of(desk, type(relation), ends, negated=relation.negated)
    first = f"{source[:1].upper()}{source[1:]} "
    return Run(text=first), Run(text=said, mark="strong"), Run(text=f" {target}.")


def clause_of(
    desk: Annotating, cls: type[Relation], ends: Sequence[tuple[str, str]], *, negated: bool
) -> tuple[str, str, str]:
    """Who, what and whom some claims of a kind say, in the language that is shown."""
    name = called_at(desk)
    sources, targets = (
        [name(one) for one in dict.fromkeys(those)] for those in zip(*ends, strict=True)
    )
    return of_several(cls, sources, targets, desk.language, negated=negated)


def standing_of(desk: Annotating, relation: Relation) -> Runs:
    """Scenario, sort and whose a claim is."""
    language = desk.language
    label = scenario_called(desk, relation.scenario)
    if label is not None:
        first = Run(text=label, mark="scenario", scenario=relation.scenario)
    else:
        first = Run(text=either_way(desk.around, language))
    words = [standing_word("modality", relation.modality, language)]
    if relation.certainty != "certain":
        words.append(standing_word("certainty", relation.certainty, language))
    if relation.negated:
        words.append(say(language, "denied"))
    who = said_of(desk, relation.holder)
    words.append(say(language, "according to", who=who))
    if relation.basis != "stated":
        words.append(standing_word("basis", relation.basis, language))
    return (first, Run(text=" · " + " · ".join(words)))


def said_of(desk: Annotating, holder: str) -> str:
    """What a holder is called within a sentence: *the League of Growers*, *la Liga de Regantes*."""
    if holder == AUTHOR:
        return holder_name(holder, desk.work, desk.around)
    return str(called_at(desk)(holder))


def where_of(desk: Annotating, claim: Claim) -> str:
    """The paragraph in which a claim stands first."""
    return where(desk, claim.relation)


def where(desk: Annotating, relation: Relation) -> str:
    """The same of what is no claim yet."""
    cited = relation.evidence
    if not cited or cited[0].paragraph is None:
        return say(desk.language, "somewhere")
    return say(desk.language, "paragraph", n=cited[0].paragraph)
