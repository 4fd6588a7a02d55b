"""A composed sentence says all that makes a claim this claim, in English and in Spanish."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph.model import (
    BASES,
    CERTAINTIES,
    MODALITIES,
    KindDeclarations,
    Relation,
    builtin,
    kind_of,
    own_fields,
    references,
)
from graph.vocabulary.relations import RELATION_KINDS
from graph.vocabulary.sentences import (
    LANGUAGES,
    STANDING,
    compose,
    standing_word,
)
from graph.vocabulary.verbs import MOODS, Mood, denied, in_mood, verb
from tests.tiny import claim, relation

DENIED = """\
coalition_membership | is not a member of | does not have as a member
membership | does not belong to | does not have as a member
leadership | does not lead | is not led by
candidacy | does not stand for | is not sought by
election_result | does not win | is not won by
office | does not hold | is not held by
appointment | does not appoint | is not appointed by
establishment | did not establish | was not established by
advice | does not advise | is not advised by
service | does not serve under | is not served by
support | does not support | is not supported by
opposition | does not oppose | is not opposed by
alignment | is not aligned with | does not attract the alignment of
rivalry | does not compete with | does not compete with
cooperation | does not cooperate with | does not cooperate with
coordination | does not coordinate with | does not coordinate with
negotiation | does not negotiate with | does not negotiate with
deployment | is not deployed in | does not host
responsibility | does not handle | is not handled by
power | does not have power over | is not within the power of
control | does not hold sway over | is not under the sway of
part_of | is not part of | does not include
location | is not located in | is not the place of
border | does not border | does not border
participation | does not take part in | does not have as a participant
precedence | does not come before | does not come after
debate | does not debate | is not debated by
proposal | does not propose | is not proposed by
aim | does not aim at | is not an aim of
implementation | does not carry out | is not carried out by
reform | does not reform | is not reformed by
priority | does not give priority to | is not a priority of
framing | does not frame | is not framed by
stance | does not take a stance on | does not meet a stance of
evaluation | does not assess | is not assessed by
supply | does not supply | is not supplied by
procurement | does not invest in | does not receive the investment of
use | does not use | is not used by
replacement | does not replace | is not replaced by
meeting | does not meet | does not meet
visit | does not visit | is not visited by
threat | does not threaten | is not threatened by
constraint | does not constrain | is not constrained by
effect | does not affect | is not affected by
indication | does not signal | is not signalled by
requirement | does not require | is not required by
continuity | does not continue | is not continued by
association | is not associated with | is not associated with
"""
QUANTITIES = {"quantity", "share", "threshold", "contenders"}
NAMES = {"army": "Army", "north": "Macrozona Norte", "act": "Border Act"}
DATES = {
    "start": (None, "2025", "2025-12", "2025-12-14"),
    "end": (None, "..", "past", "2026", "2026-01"),
    "date": (None, "2025", "2025-11-03"),
}
FIELDS = {
    "size": {"type": "number"},
    "open": {"type": "yes_no", "label": "Open"},
    "since": {"type": "date"},
    "colour": {
        "type": "choice",
        "choices": ["red", "blue", "plain"],
        "words": {"red": {"es": "vivo"}, "blue": {"es": "vivo"}},
    },
    "owner": {"type": "entity"},
    "remark": {"type": "text", "label": "Open"},
}


def declared(**kind: Any) -> type[Relation]:
    """A relation kind that a dataset declares for itself."""
    made = {"kind": "trade", "forward": "trades with", "inverse": "is traded with"} | kind
    kinds = KindDeclarations.model_validate({"relations": [made]})
    return builtin().declare(kinds).relations[str(made["kind"])]


TRADE = declared(fields=FIELDS)


def trade(**fields: Any) -> Relation:
    return TRADE.model_validate(claim("trade", "army", "north", **fields))


def choices(kind: type[Relation], name: str) -> tuple[Any, ...]:
    """Some values of an own field."""
    if name in references(kind):
        return (None, "army", "north")
    words = [
        word
        for one in (
            kind.model_fields[name].annotation,
            *get_args(kind.model_fields[name].annotation),
        )
        for word in get_args(one)
        if isinstance(word, str)
    ]
    if name in QUANTITIES:
        return (None, "8", "> 50 %")
    return (None, *(words or ("trade", "trade, by sea")))


def test_the_denied_forms_of_all_kinds() -> None:
    lines = [
        " | ".join(
            (
                kind_of(kind),
                verb(kind, "en", negated=True),
                verb(kind, "en", inverse=True, negated=True),
            )
        )
        for kind in RELATION_KINDS
    ]
    assert lines == DENIED.splitlines()


@pytest.mark.parametrize("kind", RELATION_KINDS, ids=kind_of)
def test_what_is_denied_in_spanish_has_a_no_before_it(kind: type[Relation]) -> None:
    spanish = kind.LABELS["es"]
    assert verb(kind, "es") == spanish.forward
    assert verb(kind, "es", inverse=True) == spanish.inverse
    assert verb(kind, "es", negated=True) == f"no {spanish.forward}"
    assert verb(kind, "es", inverse=True, negated=True) == f"no {spanish.inverse}"
    assert verb(kind, "fr") == verb(kind, "en") == kind.forward
    assert verb(kind, "fr", negated=True) == verb(kind, "en", negated=True)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("owns", "does not own"),
        ("watches over", "does not watch over"),
        ("carries", "does not carry"),
        ("dies for", "does not die for"),
        ("goes to", "does not go to"),
        ("was born in", "was not born in"),
        ("are part of", "are not part of"),
        ("elected", "did not elect"),
        ("had", "did not have"),
        ("can veto", "cannot veto"),
        ("may veto", "may not veto"),
        ("has", "does not have"),
        ("Is near", "is not near"),
        ("created", "not: created"),
        ("sister of", "not: sister of"),
        ("always helps", "not: always helps"),
        ("bus to", "not: bus to"),
        ("boss of", "not: boss of"),
        ("est près de", "not: est près de"),
        ("", "not: "),
    ],
)
def test_a_rule_denies_what_it_understands(label: str, expected: str) -> None:
    assert denied(label, "en") == expected
    assert denied(label, "es") == f"no {label}"
    assert denied(label, "fr") == f"not: {label}"


@pytest.mark.parametrize("kind", RELATION_KINDS, ids=kind_of)
def test_every_kind_has_every_mood(kind: type[Relation]) -> None:
    for language, inverse, negated in product(LANGUAGES, (False, True), (False, True)):
        said = {
            mood: in_mood(kind, language, mood, inverse=inverse, negated=negated)
            for mood in MOODS[language]
        }
        assert None not in said.values()
        assert not any("{" in words or "  " in words for words in said.values() if words)
        # Only of what may have been already does it matter whether the label is in the past.
        assert len(set(said.values())) >= len(said) - 1


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("deployment", "en", "would be deployed in | might not be deployed in | would host"),
        ("deployment", "es", "se desplegaría en | podría no desplegarse en | sería zona de despl"),
        ("leadership", "en", "would lead | might not lead | would be led by"),
        ("leadership", "es", "encabezaría | podría no encabezar | tendría a la cabeza a"),
        ("membership", "en", "would belong to | might not belong to | would have as a member"),
        ("opposition", "en", "would oppose | might not oppose | would be opposed by"),
        ("opposition", "es", "se opondría a | podría no oponerse a | enfrentaría la oposición de"),
        ("implementation", "en", "would carry out | might not carry out | would be carried out by"),
        ("use", "es", "se valdría de | podría no valerse de | sería un instrumento de"),
        ("indication", "es", "sería señal de | podría no ser señal de | se dejaría ver en"),
        ("meeting", "es", "se reuniría con | podría no reunirse con | se reuniría con"),
        ("establishment", "en", "would establish | might not establish | would be established by"),
        ("establishment", "es", "crearía | podría no crear | debería su creación a"),
    ],
)
def test_what_would_and_might_be(kind: str, language: str, said: str) -> None:
    of = builtin().relations[kind]
    forms = (
        in_mood(of, language, "would"),
        in_mood(of, language, "could", negated=True),
        in_mood(of, language, "would", inverse=True),
    )
    assert " | ".join(filter(None, forms)).startswith(said)


@pytest.mark.parametrize(
    ("mood", "affirmed", "negated"),
    [
        ("probably", "probably leads", "probably does not lead"),
        ("possibly", "could lead", "might not lead"),
        ("would probably", "would probably lead", "would probably not lead"),
        ("should", "should lead", "should not lead"),
        ("should perhaps", "should perhaps lead", "should perhaps not lead"),
    ],
)
def test_how_sure_it_is_and_what_is_advised(mood: Mood, affirmed: str, negated: str) -> None:
    kind = builtin().relations["leadership"]
    assert in_mood(kind, "en", mood) == affirmed
    assert in_mood(kind, "en", mood, negated=True) == negated


def test_what_may_have_been_already_stays_in_the_past() -> None:
    kind = builtin().relations["establishment"]
    assert in_mood(kind, "en", "possibly") == "could have established"
    assert in_mood(kind, "en", "possibly", inverse=True) == "could have been established by"
    assert in_mood(kind, "es", "possibly") == "podría haber creado"
    assert in_mood(kind, "es", "possibly", negated=True) == "podría no haber creado"


@pytest.mark.parametrize(
    ("language", "label", "would"),
    [
        ("en", "trades with", "would trade with"),
        ("en", "finances and arms", "would finance and arm"),
        ("en", "supplies arms and services to", None),
        ("en", "supplies salt and oil to", "would supply salt and oil to"),
        ("en", "affected by", None),
        ("en", "affected", "would affect"),
        ("en", "sister of", None),
        ("en", "can veto", None),
        ("en", "finances and", None),
        ("es", "obtiene algo de", None),
        ("es", "le da su apoyo a", "le daría su apoyo a"),
        ("es", "encabeza y financia a", None),
        ("es", "da su apoyo a o coopera con", None),
        ("es", "provee gas y agua a", "proveería gas y agua a"),
        ("es", "se", None),
        ("fr", "fond dans", None),
    ],
)
def test_a_mood_of_what_is_understood(language: str, label: str, would: str | None) -> None:
    kind = declared(forward=label, inverse=label, symmetric=True)
    assert in_mood(kind, language, "would") == would


def test_a_plain_claim_is_a_plain_sentence() -> None:
    one = relation("deployment", "army", "north", role="support", start="2025")
    assert compose(one, NAMES) == "Army is deployed in Macrozona Norte (role: supports), from 2025."
    assert (
        compose(one, NAMES, "es")
        == "Army se despliega en Macrozona Norte (función: apoya), desde 2025."
    )
    denial = relation("priority", "jara", "ukraine", negated=True)
    assert compose(denial, {"jara": "Jara's government"}) == (
        "Jara's government does not give priority to ukraine."
    )


@pytest.mark.parametrize(
    ("fields", "english", "spanish"),
    [
        ({}, "Army is deployed in", "Army se despliega en"),
        ({"negated": True}, "Army is not deployed in", "Army no se despliega en"),
        (
            {"certainty": "possible"},
            "It is possible that Army is deployed in",
            "Es posible que Army se despliegue en",
        ),
        (
            {"modality": "assessment", "certainty": "probable"},
            "It is assessed as probable that Army is deployed in",
            "Se considera probable que Army se despliegue en",
        ),
        (
            {"modality": "plan", "negated": True},
            "It is planned that Army will not be deployed in",
            "Está previsto que Army no se despliegue en",
        ),
        (
            {"modality": "expectation", "certainty": "probable"},
            "It is expected, with probability, that Army will be deployed in",
            "Se espera, como probable, que Army se despliegue en",
        ),
        (
            {"modality": "risk", "certainty": "possible"},
            "There is a possible risk that Army is deployed in",
            "Existe el riesgo posible de que Army se despliegue en",
        ),
        (
            {"modality": "recommendation"},
            "It is recommended that Army be deployed in",
            "Se recomienda que Army se despliegue en",
        ),
    ],
)
def test_how_a_claim_stands_is_part_of_its_sentence(
    fields: dict[str, Any], english: str, spanish: str
) -> None:
    one = relation("deployment", "army", "north", **fields)
    assert compose(one, NAMES) == f"{english} Macrozona Norte."
    assert compose(one, NAMES, "es") == f"{spanish} Macrozona Norte."
    assert compose(one, NAMES, scenario="If Kast wins") == (
        f"If Kast wins: {english if english.startswith('Army') else english[0].lower() + english[1:]}"
        " Macrozona Norte."
    )


@pytest.mark.parametrize(
    ("dates", "english", "spanish"),
    [
        ({"start": "2025"}, "from 2025", "desde 2025"),
        (
            {"start": "2025-03", "end": ".."},
            "since March 2025 and still going on",
            "desde marzo de 2025 y sigue vigente",
        ),
        ({"end": ".."}, "still going on", "sigue vigente"),
        (
            {"start": "2010", "end": "2014-03-11"},
            "from 2010 until 11 March 2014 and no longer",
            "desde 2010 hasta el 11 de marzo de 2014 y no más allá",
        ),
        ({"end": "2014"}, "until 2014 and no longer", "hasta 2014 y no más allá"),
        ({"end": "past"}, "but no longer", "pero ya no"),
        ({"start": "2010", "end": "past"}, "from 2010 but no longer", "desde 2010 pero ya no"),
        ({"date": "2025-12-14"}, "on 14 December 2025", "el 14 de diciembre de 2025"),
        ({"date": "2025-12"}, "in December 2025", "en diciembre de 2025"),
        ({"date": "2025", "start": "2024"}, "in 2025, from 2024", "en 2025, desde 2024"),
    ],
)
def test_dates_say_what_has_ended_and_what_goes_on(
    dates: dict[str, str], english: str, spanish: str
) -> None:
    one = relation("office", "army", "north", **dates)
    assert compose(one, NAMES) == f"Army holds Macrozona Norte, {english}."
    assert compose(one, NAMES, "es") == f"Army ocupa Macrozona Norte, {spanish}."


def test_every_own_field_that_says_something_is_there() -> None:
    one = trade(size=12.0, open=False, since="2025", colour="red", owner="act", remark="so; far")
    assert compose(one, NAMES) == (
        "Army trades with Macrozona Norte (size: 12; open [open]: no; since: 2025; colour: red; "
        "owner: Border Act; open [remark]: “so; far”)."
    )
    assert "colour: vivo [red]" in compose(one, NAMES, "es")
    assert "open [open]: no;" in compose(one, NAMES, "es")
    assert "open [open]: sí" in compose(trade(open=True), NAMES, "es")
    assert "owner: far away)" in compose(trade(owner="far-away"), NAMES)


@pytest.mark.parametrize("language", [*LANGUAGES, "fr"])
@pytest.mark.parametrize("kind", [*RELATION_KINDS, TRADE], ids=kind_of)
def test_claims_that_differ_are_told_apart(kind: type[Relation], language: str) -> None:
    standing = list(product(MODALITIES, CERTAINTIES, (False, True)))
    base = claim(kind_of(kind), "army", "north")
    made = [
        base | {"modality": modality, "certainty": certainty, "negated": negated}
        for modality, certainty, negated in standing
    ]
    dates = [dict(zip(DATES, values, strict=True)) for values in product(*DATES.values())]
    made += [base | some for some in dates[1:]]
    own = own_fields(kind)
    if kind is not TRADE:
        fields = [
            dict(zip(own, values, strict=True))
            for values in product(*(choices(kind, name) for name in own))
        ]
        made += [base | some for some in fields[1:]]
    relations = [kind.model_validate(one) for one in made]
    sentences = [compose(one, NAMES, language) for one in relations]
    assert len(set(sentences)) == len(sentences)
    for one, sentence in zip(relations, sentences, strict=True):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert one.negated is any(word in sentence for word in (" not ", " no ")) or one.end


values = st.fixed_dictionaries(
    {},
    optional={
        "modality": st.sampled_from(MODALITIES),
        "certainty": st.sampled_from(CERTAINTIES),
        "negated": st.booleans(),
        "size": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "open": st.none() | st.booleans(),
        "since": st.sampled_from([None, "2025", "2025-01"]),
        "colour": st.sampled_from([None, "red", "blue", "plain"]),
        "owner": st.sampled_from([None, "army", "north"]),
        "remark": st.none()
        | st.text("a;:()“”\\ \n\u202e[]u0", max_size=8)
        | st.text(max_size=8)
        | st.sampled_from(["a; open: yes", "a), from 2025", "yes", "no", "“a”", "\\u000a", "\n"]),
        "start": st.sampled_from(DATES["start"]),
        "end": st.sampled_from(DATES["end"]),
        "date": st.sampled_from(DATES["date"]),
    },
)
SAID = ("modality", "certainty", "negated", "start", "end", "date", *own_fields(TRADE))


@settings(max_examples=300)
@given(one=values, other=values, language=st.sampled_from([*LANGUAGES, "fr"]))
def test_two_claims_of_one_sentence_are_one_claim(
    one: dict[str, Any], other: dict[str, Any], language: str
) -> None:
    left, right = trade(**one), trade(**other)
    alike = all(getattr(left, name) == getattr(right, name) for name in SAID)
    assert (compose(left, NAMES, language) == compose(right, NAMES, language)) is alike


@given(source=st.text(), target=st.text(), scenario=st.text(), remark=st.text())
def test_hostile_words_do_no_harm(source: str, target: str, scenario: str, remark: str) -> None:
    names = {"army": source, "north": target}
    for language in LANGUAGES:
        sentence = compose(trade(remark=remark), names, language, scenario)
        assert sentence.endswith(".")
        assert len(sentence.splitlines()) == 1
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\0\x1b") & set(sentence)
        assert not sentence[0].islower() or len(sentence[0].upper()) != 1


def test_names_are_kept_as_they_are() -> None:
    names = {"army": 'The {army} "A"', "north": "صنعاء"}
    one = relation("deployment", "army", "north")
    assert compose(one, names) == 'The {army} "A" is deployed in صنعاء.'
    assert compose(one, {"army": "a\nb\u202e", "north": "Corp."}) == "A b is deployed in Corp."
    assert compose(one, {"army": " \n"}) == "Army is deployed in north."


def test_a_kind_whose_verb_is_not_understood_is_denied_all_the_same() -> None:
    sister = declared(kind="kin", forward="sister of", labels={"es": "hermana de"})
    one = sister.model_validate(claim("kin", "ada", "bea", negated=True, modality="plan"))
    assert compose(one, {}) == "It is planned that it is not so that ada sister of bea."
    assert compose(one, {}, "es") == "Está previsto lo siguiente: ada no hermana de bea."
    assert verb(sister, "en", negated=True) == "not: sister of"
    french = declared(kind="part", forward="dirige", inverse="est dirigé par")
    one = french.model_validate(claim("part", "ada", "bea", negated=True))
    assert compose(one, {}, "fr") == "It is not so that ada dirige bea."
    assert verb(french, "fr", negated=True, inverse=True) == "not: est dirigé par"
    risk = french.model_validate(claim("part", "ada", "bea", modality="risk"))
    assert compose(risk, {}, "es") == "Existe el riesgo de lo siguiente: ada dirige bea."


def test_what_has_been_done_may_be_still_to_come() -> None:
    one = relation("establishment", "ada", "board", modality="plan")
    assert compose(one, {}) == "It is planned that ada will establish board."
    assert compose(one, {}, "es") == "Está previsto que ada cree board."
    probable = relation("establishment", "ada", "board", certainty="probable")
    assert compose(probable, {}, "es") == "Es probable que ada haya creado board."


def test_all_spanish_verbs_of_the_built_in_kinds_have_a_subjunctive() -> None:
    for kind in RELATION_KINDS:
        one = relation(kind_of(kind), "ada", "bob", modality="recommendation")
        sentence = compose(one, {}, "es")
        assert sentence.startswith("Se recomienda que ada ")
        assert kind.LABELS["es"].forward not in sentence


def test_there_are_words_for_how_a_claim_stands() -> None:
    assert tuple(STANDING["modality"]) == MODALITIES
    assert tuple(STANDING["certainty"]) == CERTAINTIES
    assert tuple(STANDING["basis"]) == BASES
    assert standing_word("modality", "risk", "es") == "riesgo"
    assert standing_word("modality", "risk", "fr") == standing_word("modality", "risk") == "risk"
    assert standing_word("modality", "whim") == "whim"


def test_the_chilean_claims_make_sentences() -> None:
    dataset = graph.load().dataset
    names = {one.id: one.name for one in dataset.entities}
    for one, language in product(dataset.relations, LANGUAGES):
        sentence = compose(one, names, language)
        assert sentence.endswith(".")
        assert names[one.target] in sentence
