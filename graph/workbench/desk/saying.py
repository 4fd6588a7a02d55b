"""What is said of claims that are there: their sentences, their standing, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Relation
from graph.vocabulary.sentences import standing_word
from graph.workbench.desk.book import Claim
from graph.workbench.desk.fields import either_way, holder_name
from graph.workbench.desk.words import say
from graph.workbench.shapes import Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def sentence_of(desk: Annotating, relation: Relation) -> str:
    """A claim's sentence in the language that is shown."""
    native = desk.around.native.split("-")[0]
    names = {end: desk.book.name(end, desk.language) for end in relation.ends}
    label = next(
        (one.label for one in desk.book.header.scenarios if one.id == relation.scenario), None
    )
    return relation.sentence(names, desk.language, label, native)


def standing_of(desk: Annotating, relation: Relation) -> Runs:
    """Scenario, sort and whose a claim is."""
    language = desk.language
    scenario = next(
        (one for one in desk.book.header.scenarios if one.id == relation.scenario), None
    )
    if scenario is not None:
        label = scenario.labels.get(language, scenario.label)
        first = Run(text=label, mark="scenario", scenario=scenario.id)
    else:
        first = Run(text=relation.scenario or either_way(desk.around, language))
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
    """What a holder is called."""
    return holder_name(holder, desk.work, desk.around)


def where_of(desk: Annotating, claim: Claim) -> str:
    """The paragraph in which a claim stands first."""
    cited = claim.relation.evidence
    if not cited or cited[0].paragraph is None:
        return say(desk.language, "somewhere")
    return say(desk.language, "paragraph", n=cited[0].paragraph)
