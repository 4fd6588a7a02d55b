"""Views made by hand, one for each state of the workbench: of a made-up text, about a runoff that never was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.evidence import paragraphs, sentences
from graph.workbench.shapes import (
    Bar,
    Box,
    Cap,
    Chip,
    Choice,
    Grid,
    Line,
    Named,
    Offer,
    Pair,
    Paragraph,
    Row,
    Run,
    Runs,
    Slot,
    Stretch,
    Text,
    View,
)

WORDS = """\
Neck and neck before the runoff: islanders abroad may decide

The nationalist Odran Vell and the independent Mirko Sand are level in the race for the presidency of Harland, says a poll that came out just days before the second round. The outcome could have grave consequences for both Harland and the Northern League and the Pact, sums up "The Courier".

A Tidewater survey for the news site Lantern shows that the two receive 48.2% each, while the result stays wholly open. The poll does not include voters from the diaspora, where nearly 1 million Harlanders cast their votes in the first round, and over 60% of them supported Vell.

Odran Vell, 38, the leader of the right-wing party OAK, won the first round on May 4 with about 41%, which prompted the immediate resignation of Prime Minister Carla Hobb and the collapse of the pro-League ruling coalition. Serious capital outflows from the country also followed.

Vell is a sceptic of the League, an opponent of military aid to Ostmark, and calls himself a supporter of Brandon Trask's "Make Harland Great" movement. He said he would veto the League's military aid to Ostmark and that the islands should rely on the Pact for their security, not Vellmar.

For his part, Mirco Sand, 55, the incumbent mayor of Port Alba, is running as an independent on a platform against graft. He calls for continued support for Ostmark, deeper work with the League and keeping the country on its present course.

The presidency of Harland has some executive tasks, including command of the armed forces and the chair of the National Security Council, which decides on military aid. The president can also veto key League decisions that need all votes.

Whoever wins will have to name a prime minister and bring together a majority in a divided parliament. The markets are watching closely."""


def text_of(words: str, id: str = "note", title: str = "", language: str = "en") -> Text:
    """A text as the desk would give it."""
    cut = list(sentences(words, language))
    return Text(
        document=id,
        title=title or words.split("\n", 1)[0][:80],
        language=language,
        paragraphs=tuple(
            Paragraph(
                number=one.number,
                start=one.start,
                text=words[one.start : one.end],
                sentences=tuple((s.start, s.end) for s in cut if s.paragraph == one.number),
            )
            for one in paragraphs(words)
        ),
    )


TEXT = text_of(WORDS)
COUNT = sum(len(one.sentences) for one in TEXT.paragraphs)


def at(words: str, after: str = "") -> tuple[int, int]:
    """Where words stand, the first time after others."""
    start = WORDS.index(words, WORDS.index(after) if after else 0)
    return start, start + len(words)


def sentence_with(words: str) -> int:
    start, _ = at(words)
    spans = [span for one in TEXT.paragraphs for span in one.sentences]
    return next(i for i, (first, last) in enumerate(spans) if first <= start < last)


def runs(*parts: str | tuple[str, str] | tuple[str, str, str]) -> Runs:
    """Plain words, words with a mark, words of a scenario."""
    made = [(part,) if isinstance(part, str) else part for part in parts]
    names = ("text", "mark", "scenario")
    return tuple(Run(**dict(zip(names, part, strict=False))) for part in made)


def caps(*pairs: tuple[str, str] | tuple[str, str, str]) -> tuple[Cap, ...]:
    return tuple(
        Cap(**dict(zip(("key", "label", "why_not"), pair, strict=False))) for pair in pairs
    )


def named(*names: tuple[str, str | None] | tuple[str, str | None, str]) -> Iterable[Named]:
    """Names, their digits, and what holds of them: ``new``, ``chosen``; in the sentence of *Vell is*."""
    for words, key, *how in names:
        start, end = at(words, "Vell is a sceptic")
        yield Named(start=start, end=end, key=key, new="new" in how, chosen="chosen" in how)


def hand(words: str, after: str = "") -> Stretch:
    start, end = at(words, after)
    return Stretch(start=start, end=end, how="hand")


def stretch(how: str, words: str, after: str = "") -> Stretch:
    start, end = at(words, after)
    return Stretch.model_validate({"start": start, "end": end, "how": how})


def chips(
    *values: str, keys: bool = True, touched: str = "", scenario: str = ""
) -> tuple[Chip, ...]:
    names = ("scenario", "sort", "certainty", "holder", "topic", "basis", "detail")
    letters = "smchtbw"
    return tuple(
        Chip(
            key=letter,
            name=name,
            value=value,
            offered=letter not in touched,
            scenario=scenario if letter == "s" and scenario else None,
            works=keys,
        )
        for letter, name, value in zip(letters, names, values, strict=False)
    )


def counts(cited: int, silent: int, open_: int) -> Runs:
    return runs(
        (str(cited), "strong"), " cited · ", (str(silent), "strong"), " silent · ",
        (str(open_), "strong"), " open",
    )  # fmt: skip


def head(number: int, paragraph: int) -> Runs:
    return runs((f"Sentence {number + 1} of {COUNT}", "strong"), " ", f"¶ {paragraph}")


TOP = caps(("n", "next open"), ("?", "all keys"))
FOOT = caps(
    ("j", ""), ("k", "sentence"), ("ArrowDown", ""), ("ArrowUp", "claim"), ("e", "edit"),
    ("Delete", "delete"), ("q", "silent, and why"), ("p", "picture"),
)  # fmt: skip
FIND = caps(("/", "find in the text"))
MAKING = caps(
    ("Enter", "take the first"), (",", "and another"), ("+", "new entity"), ("Tab", "next"),
    ("Shift+Tab", "back"), ("Escape", "to the text, nothing is lost"),
)  # fmt: skip
UNFINISHED = caps(("Ctrl+Enter", "keep as unfinished"))
PLAIN = ("whoever wins", "fact", "certain", "according to the author", "topic The race", "stated")


def view(**fields: Any) -> View:
    """A view of the text; whatever is not said is as in the first frame."""
    given: dict[str, Any] = {
        "version": 1,
        "language": "en",
        "title": "Harland’s presidential runoff of 2031",
        "document": TEXT.document,
        "documents": (Choice(id=TEXT.document, title=TEXT.title),),
        "scenarios": ("vell-wins", "sand-wins"),
        "fates": "sccccccc" + "o" * (COUNT - 8),
        "counts": counts(7, 1, COUNT - 8),
        "undo": Cap(key="u", label="undo: new claim, Vell supports Make Harland Great"),
        "top": TOP,
        "saved": "Saved",
        "foot": FOOT,
        "foot_right": FIND,
        **fields,
    }
    return View.model_validate({name: plain(value) for name, value in given.items()})


def plain(value: Any) -> Any:
    return value.model_dump() if hasattr(value, "model_dump") else value


EIGHT = sentence_with("Vell is a sceptic")
NINE = sentence_with("He said he would")
TEN = sentence_with("For his part")
STANDING = runs("Whoever wins · fact · according to the author")

SENTENCE = view(
    sentence=EIGHT,
    head=head(EIGHT, 5),
    aside="3 claims",
    rows=(
        Row(
            id="vell-sceptic",
            statement=runs("Vell is a sceptic of the League."),
            standing=runs("Whoever wins · assessment · according to the author"),
        ),
        Row(
            id="vell-aid",
            statement=runs("Vell is against military aid to Ostmark."),
            standing=STANDING,
            record=runs(
                "Odran Vell ",
                ("opposes", "strong"),
                " Military aid to Ostmark · topic Ostmark · certain · stated · named by 1 question",
            ),
            picked=True,
        ),
        Row(
            id="vell-great",
            statement=runs("Vell calls himself a supporter of the Make Harland Great movement."),
            standing=runs("Whoever wins · fact · according to Odran Vell"),
        ),
    ),
    below=runs("Named here, in no claim of this sentence: ", ("Brandon Trask", "strong")),
    names=tuple(
        named(
            ("Vell is", "1"),
            ("military aid", "2"),
            ("Ostmark", "3"),
            ("Brandon Trask", "4", "new"),
            ('"Make Harland Great"', "5"),
        )
    ),
    marks=(
        stretch("1", "Vell is a sceptic of the League"),
        stretch("1", "an opponent of military aid to Ostmark"),
        stretch("1", 'calls himself a supporter of Brandon Trask\'s "Make Harland Great" movement'),
        hand("an opponent of military aid to Ostmark"),
    ),
    bar=Bar(
        tall=False,
        head=runs(("in hand", "faint"), " ", "“an opponent of military aid to Ostmark”"),
        caps=caps((" ", "other words"), ("Enter", "type a name"), ("n", "next open")),
        slots=(
            Slot(name="source", label="press a number in the text (dotted: a new name)"),
            Slot(name="kind", label=""),
            Slot(name="target", label=""),
        ),
        offers=(Offer(key="6", main=runs("Northern League")),),
    ),
    said="3 claims on this sentence.",
)

KINDS = (
    ("opposes", "opposition", 2, "They criticise the treaty; a town fights a dam."),
    ("continues", "continuity", 4, "The daughter keeps the shop; the buyer inherits the debt."),
    ("leads", "leadership", 2, "She heads the Alliance; a judge leads the inquiry."),
    ("established", "establishment", 2, "The town founded an orchestra, published a map."),
    ("carries out", "implementation", 1, "The bakers carry out the plan."),
    ("is aligned with", "alignment", 2, "The paper is liberal; two clubs draw closer."),
    ("judges", "evaluation", 2, "Guests find the host kind."),
    ("reforms", "reform", 3, "The bill changes the law."),
    ("takes a stance on", "stance", 2, "Polite to guests, strict about noise."),
)

IN_HAND = "He said he would veto the League's military aid to Ostmark"
CLAIM_BAR = view(
    sentence=NINE,
    head=head(NINE, 5),
    rows=(
        Row(id="", statement=runs("No claim on this sentence yet. Of these two ends, elsewhere:")),
        Row(
            id="vell-aid",
            statement=runs("Vell is against military aid to Ostmark."),
            aside="¶ 5 · opposes another entity: Military aid to Ostmark",
        ),
    ),
    names=tuple(named(("the League's military aid to Ostmark", None, "chosen"))),
    marks=(
        hand(IN_HAND),
        stretch("cue", "said", IN_HAND),
        stretch("cue", "would", IN_HAND),
    ),
    bar=Bar(
        tall=True,
        head=runs(("in hand", "faint"), " ", f"“{IN_HAND}”"),
        slots=(
            Slot(name="source", label="candidate", value="Odran Vell", state="chosen"),
            Slot(name="kind", label="what ties them?", state="open"),
            Slot(
                name="target",
                label="policy, new",
                value="League military aid to Ostmark",
                state="chosen",
            ),
        ),
        offers=tuple(
            Offer(
                key=str(i),
                main=runs(label),
                noun=noun,
                letters=letters,
                example=example,
                note="Not a tone or bearing: stance. Taken once here for a candidate and a policy (¶ 5)."
                if i == 1
                else "",
                first=i == 1,
            )
            for i, (label, noun, letters, example) in enumerate(KINDS, 1)
        ),
        more="15 more kinds fit a candidate and a policy: type. The underlined letters are enough, and never change.",
        chips=chips(
            "whoever wins", "fact", "certain", "according to Odran Vell", "topic The race", "stated",
            keys=False,
        ),
        cues=runs(
            "Look again at ", ("said", "strong"), " whose claim? ", ("would", "strong"),
            " which scenario, what sort?",
        ),
        sentence="Odran Vell opposes League military aid to Ostmark.",
        check=(
            Line(
                sign="ok",
                runs=runs(
                    "With ", ("opposes", "strong"), ": nothing wrong, and no other claim says this."
                ),
            ),
        ),
        box=Box(where="slot", text="", label="What ties them?", digits=True),
    ),
    foot=MAKING,
    foot_right=UNFINISHED,
    said="9 kinds are offered.",
)  # fmt: skip

WRONG_END = view(
    sentence=TEN,
    head=head(TEN, 6),
    fates="s" + "c" * (TEN - 1) + "o" * (COUNT - TEN),
    counts=counts(8, 1, 6),
    rows=(Row(id="", statement=runs("No claim on this sentence yet.")),),
    names=(
        Named(start=at("Mirco Sand")[0], end=at("Mirco Sand")[1], chosen=True),
        Named(start=at("Port Alba")[0], end=at("Port Alba")[1], chosen=True),
    ),
    marks=(hand("Mirco Sand, 55, the incumbent mayor of Port Alba"),),
    bar=Bar(
        tall=True,
        head=runs(("in hand", "faint"), " ", "“Mirco Sand, 55, the incumbent mayor of Port Alba”"),
        caps=caps(("Enter", "save", "1 thing is wrong")),
        slots=(
            Slot(
                name="source", label="candidate, with a new alias", value="Mirko Sand", state="chosen"
            ),
            Slot(name="kind", label="leadership", value="leads", state="chosen"),
            Slot(name="target", label="region, new: does not fit", value="Port Alba", state="wrong"),
        ),
        offers=(
            Offer(
                key="1",
                main=runs("Mirko Sand ", ("holds", "strong"), " Port Alba, as “incumbent mayor”."),
                noun="office",
                note="fits both ends, and takes its role from the words",
                example="The late abbot of X.",
                first=True,
            ),
            Offer(
                key="2",
                main=runs("Mirko Sand … Port Alba"),
                note="keep the ends: the 21 kinds that fit a candidate and a region",
            ),
            Offer(
                key="3",
                main=runs("Mirko Sand leads …"),
                note="keep the tie: another end, of a kind that fits",
            ),
        ),
        chips=chips(*PLAIN),
        sentence="Mirko Sand leads Port Alba.",
        check=(
            Line(
                sign="wrong",
                runs=runs(
                    "“Port Alba” is a ", ("region", "strong"),
                    ", and a leadership ends in a person, a party, a coalition, an agency, an "
                    "organization, a group, a country, a policy, an event or an issue.",
                ),
            ),
        ),
    ),
    foot=caps(
        ("x", "swap the ends"), ("!", "not so"), ("w", "selected words into detail"),
        ("e", "the sentence"), ("Tab", "a slot"), ("Escape", "to the text, nothing is lost"),
    ),
    foot_right=UNFINISHED,
)  # fmt: skip

FIVE = sentence_with("The poll does not")
DRAFT = view(
    sentence=FIVE,
    head=head(FIVE, 3),
    aside="You were done at 2 claims; then 4 drafts came up",
    fates="s" + "c" * FIVE + "o" * (COUNT - FIVE - 1),
    drafts=tuple(range(FIVE, COUNT)),
    counts=counts(4, 1, 10),
    undo=Cap(key="u", label="undo: done with sentence 5"),
    rows=(
        Row(
            id="a",
            statement=runs("Nearly 1 million Harlanders abroad voted in the first round."),
            standing=runs(
                "Whoever wins · fact · according to the author · ", ("the draft says the same", "strong")
            ),
        ),
        Row(
            id="b",
            statement=runs("Over 60% of the diaspora’s voters supported Vell in the first round."),
            standing=runs(
                "Whoever wins · fact · according to the author · ", ("the draft says the same", "strong")
            ),
        ),
    ),
    marks=(
        stretch("near", "The poll does not include voters from the diaspora"),
        stretch("wrong", "not", "The poll does"),
    ),
    bar=Bar(
        tall=True,
        tag=Run(text="near: not placed", mark="wrong"),
        head=runs(("draft 1 of 2 that differ from yours · local-model, 26 November", "faint")),
        caps=caps(
            ("y", "accept", "first place its words"), ("e", "edit"), ("r", "reject, and why"),
            ("l", "later"),
        ),
        slots=(
            Slot(name="source", label="group", value="Harland diaspora", state="offered"),
            Slot(name="kind", label="part_of", value="is part of", state="offered"),
            Slot(name="target", label="asset", value="Tidewater poll", state="offered"),
        ),
        grid=Grid(
            rows=(
                Pair(
                    label="the draft quotes",
                    cells=(
                        runs("The poll"), runs(("includes", "differs")),
                        runs("voters from the diaspora"),
                    ),
                ),
                Pair(
                    label="the text has",
                    cells=(
                        runs("The poll"),
                        runs(("does ", "differs"), ("not", "wrong"), (" include", "differs")),
                        runs("voters from the diaspora"),
                    ),
                ),
            )
        ),
        offers=(
            Offer(
                key="1",
                main=runs(
                    "Voters from the diaspora are ", ("not", "strong"), " part of the Tidewater poll."
                ),
                note="take the text’s own words, and their not",
                first=True,
            ),
        ),
        chips=chips(*PLAIN, keys=False),
        check=(
            Line(
                sign="wrong",
                runs=runs(
                    ("The draft has lost a “not”.", "wrong"),
                    " Its words are not in the text, so it cites nothing yet.",
                ),
            ),
        ),
    ),
    foot=caps(
        ("1", "mend"), ("ArrowDown", ""), ("ArrowUp", "draft"), ("n", "next open sentence"),
        ("Escape", "to the text: drafts wait"),
    ),
    foot_right=(),
    remark="Nothing is accepted unseen",
)  # fmt: skip

SIX = sentence_with("Odran Vell, 38")
CITED_A = (
    "which prompted the immediate resignation of Prime Minister Carla Hobb and the collapse of "
    "the pro-League ruling coalition"
)
CITED_B = "the collapse of the pro-League ruling coalition"
ADJUDICATION = view(
    sentence=SIX,
    head=head(SIX, 4),
    aside="names hidden, sides shuffled anew for each sentence",
    fates="c" * SIX + "o" * (COUNT - SIX),
    counts=runs(("5", "strong"), " settled · ", ("10", "strong"), " to settle"),
    undo=Cap(key="u", label="undo: B on the Tidewater poll, §10"),
    saved="annotators-1-and-2, third dataset",
    top=caps(("n", "next to settle"), ("?", "all keys")),
    rows=(
        Row(id="", statement=runs("7 alike in every field, taken as they are"), sign="✓", aside="A 11 · B 9"),
        Row(
            id="pair-1",
            statement=runs("First round of 2031 affects Collapse of the ruling coalition"),
            sign="●",
            aside="fields differ: sort, words, sentence",
            picked=True,
        ),
        Row(
            id="pair-2",
            statement=runs("Ruling coalition … Harland"),
            sign="○",
            aside="same ends, other kind: A holds sway over, B leads",
        ),
        Row(id="pair-3", statement=runs("Hobb resigned."), sign="○", aside="only A"),
        Row(id="pair-4", statement=runs("The ruling coalition collapsed."), sign="○", aside="only A"),
    ),
    marks=(stretch("a", CITED_A), stretch("b", CITED_B, CITED_A)),
    bar=Bar(
        tall=True,
        head=runs(("1 of 4", "strong"), ("same ends, same kind; 3 fields differ", "faint")),
        caps=caps(("l", "later")),
        slots=(
            Slot(name="source", label="event", value="First round of 2031", state="chosen"),
            Slot(name="kind", label="effect", value="affects", state="chosen"),
            Slot(
                name="target", label="event", value="Collapse of the ruling coalition", state="chosen"
            ),
        ),
        grid=Grid(
            heads=caps(("1", "A"), ("2", "B")),
            rows=(
                Pair(
                    label="sort",
                    cells=(
                        runs(("assessment", "differs"), ("a judgement, a diagnosis, a reason", "faint")),
                        runs(
                            ("fact", "differs"), ("told as having happened, open to checking", "faint")
                        ),
                    ),
                ),
                Pair(label="words", cells=(runs(CITED_A), runs((CITED_B, "differs")))),
                Pair(
                    label="sentence",
                    cells=(
                        runs(
                            "Vell’s win in the first round ", ("prompted", "differs"),
                            " the collapse of the ruling coalition.",
                        ),
                        runs("The ruling coalition collapsed ", ("after", "differs"), " the first round."),
                    ),
                ),
                Pair(
                    label="alike",
                    cells=(
                        runs("whoever wins · certain · according to the author · topic The government · stated"),
                    ),
                ),
            ),
        ),
        prompt=runs("Take a side, or"),
        offers=tuple(
            Offer(key=key, main=runs(label))
            for key, label in (("3", "both"), ("4", "merged"), ("5", "neither"), ("6", "reworded"))
        ),
        more="then why: 1 §4 fact or assessment · 2 §9 as short as can be · 3 §10 the kind · 0 in your words",
    ),
    foot=caps(
        ("ArrowDown", ""), ("ArrowUp", "pair"), ("j", ""), ("k", "sentence"),
        ("g", "the guide’s paragraph"),
    ),
    foot_right=(),
    remark="Every decision goes into the log, with its reason",
)  # fmt: skip

NEW_ENTITY = view(
    sentence=TEN,
    head=head(TEN, 6),
    fates=WRONG_END.fates,
    counts=WRONG_END.counts,
    rows=WRONG_END.rows,
    names=(Named(start=at("Mirco Sand")[0], end=at("Mirco Sand")[1], chosen=True),),
    marks=WRONG_END.marks,
    bar=Bar(
        tall=True,
        head=WRONG_END.bar.head,
        slots=(
            Slot(name="source", label="new: from the words", value="Mirco Sand", state="open"),
            Slot(name="kind", label=""),
            Slot(name="target", label=""),
        ),
        prompt=runs(("Same as …?", "strong"), " One letter away from a name that the graph has."),
        offers=(
            Offer(
                key="1",
                main=runs("Mirko Sand"),
                note="candidate · Independent candidate · named in ¶ 2 · in 3 claims\n“Mirco Sand” becomes "
                "another of his names: a misspelt name is an alias of the right one (guide §2)",
                first=True,
            ),
            Offer(key="0", main=runs("None of these: new")),
        ),
        facts=(
            Pair(label="kind", cells=(runs("candidate · person · party · post · 10 more"),)),
            Pair(label="name", cells=(runs("Mirco Sand"),)),
            Pair(label="id", cells=(runs("mirco-sand"),)),
            Pair(label="also written", cells=(runs("nothing yet"),)),
        ),
        check=(
            Line(
                sign="note",
                runs=runs(
                    "Nothing is written before the claim is saved, and one undo takes both back."
                ),
            ),
        ),
        box=Box(where="entity", text="Mirco Sand", label="Name of the new entity", digits=True),
    ),
    foot=caps(
        ("Enter", "take the first"), ("0", "none of these"), ("Escape", "back: another name")
    ),
    foot_right=(),
)

IF_VELL = ("If Vell wins", "scenario", "vell-wins")
PICTURE = view(
    sentence=NINE,
    head=head(NINE, 5),
    fates=WRONG_END.fates,
    counts=WRONG_END.counts,
    rows=tuple(
        Row(
            id=f"claim-{i}",
            statement=runs(*words),
            standing=runs(IF_VELL, " · plan · Odran Vell"),
            picked=i == 0,
        )
        for i, words in enumerate(
            (
                ("Vell would veto the League’s military aid to Ostmark.",),
                ("The islands, so Vell, should rely on the Pact for their security.",),
                (
                    "The islands, so Vell, should ",
                    ("not", "strong"),
                    " rely on Vellmar for their security.",
                ),
            )
        )
    ),
    below=(),
    names=(
        Named(
            start=at("military aid to Ostmark", IN_HAND)[0],
            end=at("military aid", IN_HAND)[1],
            key="1",
        ),
        Named(start=at("islands", IN_HAND)[0], end=at("islands", IN_HAND)[1], key="2"),
        Named(start=at("Pact", IN_HAND)[0], end=at("Pact", IN_HAND)[1], key="3"),
        Named(start=at("Vellmar", IN_HAND)[0], end=at("Vellmar", IN_HAND)[1], key="4"),
    ),
    marks=(
        hand(IN_HAND),
        stretch("1", IN_HAND),
        stretch("2", "the islands should rely on the Pact"),
    ),
    picture="selected=vell",
    bar=SENTENCE.bar.model_copy(update={"head": runs(("in hand", "faint"), " ", f"“{IN_HAND}”")}),
    aside="p: back to the list",
)

READY = view(
    sentence=NINE,
    head=head(NINE, 5),
    rows=CLAIM_BAR.rows,
    names=(
        *CLAIM_BAR.names,
        Named(start=at("veto", IN_HAND)[0], end=at("veto", IN_HAND)[1], chosen=True),
    ),
    marks=CLAIM_BAR.marks,
    bar=Bar(
        tall=True,
        head=CLAIM_BAR.bar.head,
        caps=caps(("Enter", "save")),
        slots=(
            CLAIM_BAR.bar.slots[0],
            Slot(name="kind", label="opposition", value="opposes", state="chosen"),
            CLAIM_BAR.bar.slots[2],
        ),
        facts=(
            Pair(
                label="it will read",
                cells=(
                    runs("Vell would veto League military aid to Ostmark."),
                    runs(IF_VELL, " · plan · according to Odran Vell · ¶ 5"),
                ),
            ),
            Pair(
                label="without the sentence",
                cells=(
                    runs("If Vell wins, Odran Vell opposes League military aid to Ostmark: plan, “veto”"),
                ),
            ),
            Pair(
                label="new with it",
                cells=(runs("the entity League military aid to Ostmark, a policy"),),
            ),
            Pair(
                label="left in the sentence",
                cells=(
                    runs("“and that the islands should rely on the Pact for their security, not Vellmar”"),
                ),
            ),
        ),
        chips=chips(
            "If Vell wins", "plan", "certain", "according to Odran Vell", "topic Ostmark", "stated",
            "detail “veto”", keys=False, touched="smhtw", scenario="vell-wins",
        ),
        sentence="Vell would veto League military aid to Ostmark.",
        whose="own",
        check=(Line(sign="ok", runs=runs("Nothing wrong, and no other claim says this.")),),
        box=Box(
            where="sentence",
            text="Vell would veto League military aid to Ostmark.",
            label="What the claim says",
            digits=False,
        ),
    ),
    foot=caps(
        ("Enter", "save"), ("Escape", "back to the composed sentence"), ("Shift+Tab", "to the fields")
    ),
    foot_right=caps(("Ctrl+Enter", "save from anywhere")),
)  # fmt: skip

THREE = sentence_with("The outcome could")
NARROW = view(
    sentence=THREE,
    head=head(THREE, 2),
    fates="sc" + "o" * (COUNT - 2),
    counts=counts(1, 1, 13),
    names=(
        Named(start=at("The outcome")[0], end=at("The outcome")[1], chosen=True),
        Named(start=at("Harland and the North")[0], end=at("Harland", "for both")[1], key="1", chosen=True),
        Named(start=at("Northern League")[0], end=at("Northern League")[1], key="2", chosen=True),
        Named(start=at("Pact")[0], end=at("Pact")[1], key="3"),
        Named(start=at('"The Courier"')[0], end=at('"The Courier"')[1], key="4", new=True),
    ),
    marks=(
        hand("The outcome could have grave consequences for both Harland and the Northern League and the Pact"),
        stretch("cue", "could", "The outcome"),
    ),
    bar=Bar(
        tall=True,
        head=runs(("in hand", "faint"), " ", "“The outcome could have grave consequences for both …”"),
        slots=(
            Slot(name="source", label="event", value="Presidential runoff of 2031", state="chosen"),
            Slot(name="kind", label=""),
            Slot(name="target", label="3rd of a list", value="Harland, Northern League,", state="open"),
        ),
        offers=(
            Offer(key="3", main=runs("Pact"), noun="organization · in the sentence", first=True),
            Offer(key="4", main=runs("The Courier"), noun="new: from the words"),
            Offer(key="6", main=runs("Mirko Sand"), noun="candidate · last used"),
        ),
        chips=chips("whoever wins", "expectation", "possible", "according to the author", keys=False),
        check=(
            Line(sign="ok", runs=runs("2 claims so far, one for each member. Nothing wrong.")),
        ),
        box=Box(where="slot", text="", label="Target", digits=True),
    ),
    foot=caps(("Escape", "Back"), (",", "another"), ("+", "new"), ("Enter", "Take 3")),
    foot_right=(),
)  # fmt: skip

DENSEST = view(
    sentence=EIGHT,
    head=head(EIGHT, 5),
    aside="25 claims in 7 rows",
    top=caps(("n", "next open", "every sentence is settled"), ("?", "all keys")),
    fates="s" + "c" * (COUNT - 1),
    counts=counts(14, 1, 0),
    rows=tuple(
        Row(
            id=f"row-{i}",
            statement=runs(source, (f" {verb} ", "strong"), target),
            standing=runs(IF_VELL, " · plan · Odran Vell")
            if i % 2
            else runs("Whoever wins · fact"),
            aside=f"{members} claims" if members > 1 else "1 claim",
            members=members,
            picked=i == 5,
            record=runs(
                "\n".join(
                    f"Vell would have {who} at work in {where}."
                    for who in ("police", "prosecutors")
                    for where in ("Northmoor", "Ashdale", "Wick", "Lowfell")
                )
            )
            if i == 5
            else (),
        )
        for i, (source, verb, target, members) in enumerate(
            (
                ("Unrest", "affects", "South Harland.", 1),
                ("Marines and Army", "are deployed in", "South Harland.", 2),
                ("Marines and Army", "are deployed in", "South Harland.", 2),
                ("Northmoor, Ashdale, Wick and Lowfell", "are part of", "South Harland.", 4),
                ("Marines and Army", "support", "Police and Public prosecutors.", 4),
                (
                    "Police and Public prosecutors",
                    "are deployed in",
                    "Northmoor, Ashdale, Wick and Lowfell.",
                    8,
                ),
                ("Rural violence", "is located in", "Northmoor, Ashdale, Wick and Lowfell.", 4),
            )
        )
    ),
    names=SENTENCE.names,
    marks=SENTENCE.marks,
    bar=SENTENCE.bar,
)

START = view(
    sentence=0,
    head=runs((f"Sentence 1 of {COUNT}", "strong"), "the heading"),
    aside="no claim yet",
    fates="o" * COUNT,
    counts=counts(0, 0, COUNT),
    undo=None,
    begin=(
        Pair(label="", cells=(runs("Read the sentence. What does it claim?"),)),
        Pair(
            label="Space",
            cells=(
                runs(
                    "takes its first clause in hand; once more, the next. ", ("Shift+ArrowRight", "cap"),
                    " moves the end. The mouse does as well.",
                ),
            ),
        ),
        Pair(
            label="1 – 9",
            cells=(
                runs(
                    "then stand over its names. The first that you press is the claim’s source, the second "
                    "its target; the third says what ties them."
                ),
            ),
        ),
        Pair(label="Enter", cells=(runs("saves it, and the words stay in hand for the next."),)),
        Pair(
            label="q",
            cells=(runs("if it claims nothing: silent, and why. A heading that judges does claim something."),),
        ),
    ),
    below=runs("These lines go away with the third claim. ", ("?", "cap"), " brings them back."),
    bar=Bar(
        tall=False,
        head=runs(("nothing in hand", "faint")),
        caps=caps((" ", "take a clause"), ("Enter", "the whole sentence"), ("q", "silent"), ("n", "next open")),
    ),
    foot=caps(("j", ""), ("k", "sentence"), ("p", "picture"), ("?", "all keys, and a switch to turn single keys off")),
)  # fmt: skip

FRAMES: dict[str, dict[str, View]] = {
    "1-sentence": {"en": SENTENCE},
    "2-claim-bar": {"en": CLAIM_BAR},
    "3-wrong-end": {"en": WRONG_END},
    "4-draft-review": {"en": DRAFT},
    "5-adjudication": {"en": ADJUDICATION},
    "6-new-entity": {"en": NEW_ENTITY},
    "7-picture": {"en": PICTURE},
    "8-ready": {"en": READY},
    "9-narrow": {"en": NARROW},
    "10-densest": {"en": DENSEST},
    "11-start": {"en": START},
}
