"""What comes with the claim in hand, as it will read, and what it leaves of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Relation
from graph.workbench.desk.claims import relation_of
from graph.workbench.desk.ends import free_id
from graph.workbench.desk.saying import list_of, sentence_of, standing_of, where
from graph.workbench.desk.steps import uncited
from graph.workbench.desk.words import noun_of, one_of, runs, say
from graph.workbench.shapes import Pair, Run

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def facts_of(desk: Annotating) -> tuple[Pair, ...]:
    """What comes with the claim, and what is left of the sentence."""
    language, work = desk.language, desk.work
    if work.making is not None:
        name = work.making.name
        made = free_id(name, "entity", work, desk.around)
        return (
            Pair(label=say(language, "name"), cells=(runs(name),)),
            Pair(label=say(language, "id"), cells=(runs(made),)),
        )
    if not work.ready and work.open != "sentence":
        return ()
    pairs = []
    records = desk.made().relations
    relation = relation_of(records[0], desk.around) if records else None
    if relation is not None:
        pairs.append(_reading(desk, relation))
    if relation is not None and work.sentence is not None:
        bare = relation.model_copy(update={"statement": None, "statements": {}})
        said = sentence_of(desk, bare)
        pairs.append(Pair(label=say(language, "without the sentence"), cells=(runs(said),)))
    new = [*_new_with(desk)]
    if new:
        pairs.append(Pair(label=say(language, "new with it"), cells=(runs("; ".join(new)),)))
    left = _left(desk)
    if left:
        quoted = say(language, "quoted", words=left)
        pairs.append(Pair(label=say(language, "left in the sentence"), cells=(runs(quoted),)))
    return tuple(pairs)


def _reading(desk: Annotating, relation: Relation) -> Pair:
    """The claim as it will stand in the list: its sentence, its standing and where it stands."""
    records = desk.made().relations
    if len(records) > 1:
        ends = [(one["source"], one["target"]) for one in records]
        statement = list_of(desk, relation, ends)
    else:
        statement = runs(sentence_of(desk, relation))
    place = where(desk, relation)
    standing = (*standing_of(desk, relation), Run(text=f" · {place}"))
    return Pair(label=say(desk.language, "it will read"), cells=(statement, standing))


def _new_with(desk: Annotating) -> list[str]:
    language, made = desk.language, desk.made()
    kinds = desk.book.vocabulary.entities
    found = [
        say(
            language,
            "the entity",
            name=one["name"],
            kind=one_of(noun_of(kinds[one["kind"]], language), language),
        )
        for one in made.entities
    ]
    found += [
        say(language, "another name of", name=desk.book.name(name, language), alias=alias)
        for name, alias in made.aliases.items()
    ]
    keys = {"topics": "the topic", "scenarios": "the scenario"}
    found += [
        say(language, keys[section], name=one["label"])
        for section, parts in made.terms.items()
        for one in parts
    ]
    return found


def _left(desk: Annotating) -> str:
    """What of the sentence no claim cites, this one included."""
    hand = desk.work.hand
    pieces = []
    for start, end in uncited(desk.page, desk.around.span, desk.book):
        if hand is None or hand[1] <= start or end <= hand[0]:
            pieces.append((start, end))
            continue
        pieces += [span for span in ((start, hand[0]), (hand[1], end)) if span[0] < span[1]]
    words = [
        desk.page.words(span)
        for one in pieces
        if (span := desk.page.bare(one)) and any(map(str.isalnum, desk.page.words(span)))
    ]
    return " … ".join(words)
