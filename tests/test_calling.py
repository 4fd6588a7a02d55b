"""What names are called within sentences: their articles, letters and number, in English and in Spanish."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.vocabulary.calling import called
from graph.vocabulary.phrases import Phrase, after, of_many, together
from graph.vocabulary.relations import RELATION_KINDS
from graph.vocabulary.uses import uses_in
from graph.vocabulary.verbs import MOODS, in_mood, verb

ENGLISH = (
    "The harbour votes\n"
    "If she wins, the army would guard the north, and the armed forces are ready. Ana Ríos told the Harbour Police "
    "to leave. The Greens want drugs off the border, and Chile supports Congress. Police are in the Old Docks. "
    "A fishing quota is due. The Chilean Congress met in The Hague, and the police chief spoke. The Netherlands "
    "objects. Voters in Peru, Bolivia and Ecuador would welcome the United States. They may visit the Hague.\n"
)
SPANISH = (
    "El Ejército se desplegaría en la Macrozona Norte, y las Fuerzas Armadas apoyan al gobierno. Según Ana Ríos, los "
    "pescadores se oponen a la cuota. En La Florida, la policía detuvo a narcotraficantes. Viajó a El Salvador y "
    "del puerto salió una red. Labores de policía en Chile; el Reino Unido y Estados Unidos miran.\n"
)


@pytest.mark.parametrize(
    ("name", "kind", "said", "many"),
    [
        # as the text has it
        ("Army", "agency", "the army", False),
        ("Armed forces", "agency", "the armed forces", True),
        ("Harbour Police", "agency", "the Harbour Police", True),
        ("Greens", "party", "the Greens", True),
        ("The Greens", "party", "the Greens", True),
        ("Drugs", "issue", "drugs", True),
        ("Border", "region", "the border", False),
        ("Chile", "country", "Chile", False),
        ("Peru", "country", "Peru", False),
        ("Ana Ríos", "candidate", "Ana Ríos", False),
        ("Congress", "agency", "Congress", False),
        ("Old Docks", "region", "the Old Docks", True),
        ("Fishing quota", "policy", "the fishing quota", False),
        ("The Netherlands", "country", "the Netherlands", False),
        ("The Hague", "region", "The Hague", False),
        ("United States", "country", "the United States", False),
        ("Greens (Chile)", "party", "the Greens (Chile)", True),
        # as its words and its kind tell
        ("Navy", "agency", "the Navy", False),
        ("Ministry of Public Security", "agency", "the Ministry of Public Security", False),
        ("Joint Chiefs of Staff", "agency", "the Joint Chiefs of Staff", True),
        ("United Kingdom", "country", "the United Kingdom", False),
        ("US", "country", "the US", False),
        ("France", "country", "France", False),
        ("Deutsche Bank", "organization", "Deutsche Bank", False),
        ("Bank of England", "organization", "the Bank of England", False),
        ("Democrats", "party", "the Democrats", True),
        ("Labour", "party", "Labour", False),
        ("Reuters", "organization", "Reuters", False),
        ("Hamas", "group", "Hamas", False),
        ("Observers", "group", "observers", True),
        ("Jara's team", "group", "Jara's team", False),
        ("Most candidates", "group", "most candidates", True),
        ("peace process", "issue", "peace process", False),
        ("economic crisis", "issue", "the economic crisis", False),
        ("bus", "asset", "bus", False),
        ("Corruption", "issue", "corruption", False),
        ("Fear and instability", "issue", "fear and instability", True),
        ("Election", "event", "the election", False),
        ("Horn of Africa", "region", "the Horn of Africa", False),
        ("Prime minister", "post", "the prime minister", False),
        ("Municipal elections", "event", "the municipal elections", True),
        ("Nepal earthquake", "event", "the Nepal earthquake", False),
        ("Trade war", "event", "the trade war", False),
        ("Proud Boys", "group", "Proud Boys", True),
        ("Tunisians", "group", "Tunisians", True),
        ("Trump administration", "agency", "the Trump administration", False),
        ("the fish market", "asset", "the fish market", False),
    ],
)
def test_an_english_name_within_a_sentence(name: str, kind: str, said: str, many: bool) -> None:
    phrase = called(name, kind, (ENGLISH,), "en")
    assert (str(phrase), phrase.plural) == (said, many)


@pytest.mark.parametrize(
    ("name", "kind", "said", "many"),
    [
        # as the text has it
        ("Ejército", "agency", "el Ejército", False),
        ("Macrozona Norte", "region", "la Macrozona Norte", False),
        ("Fuerzas Armadas", "agency", "las Fuerzas Armadas", True),
        ("Gobierno", "agency", "el gobierno", False),
        ("Pescadores", "group", "los pescadores", True),
        ("La Florida", "region", "La Florida", False),
        ("El Salvador", "country", "El Salvador", False),
        ("Puerto", "region", "el puerto", False),
        ("red", "asset", "la red", False),
        ("Policía", "agency", "la policía", False),
        ("Chile", "country", "Chile", False),
        ("Estados Unidos", "country", "Estados Unidos", False),
        ("Reino Unido", "country", "el Reino Unido", False),
        ("Ana Ríos", "person", "Ana Ríos", False),
        # as its words and its kind tell
        ("Armada", "agency", "la Armada", False),
        ("Ministerio de Seguridad Pública", "agency", "el Ministerio de Seguridad Pública", False),
        ("Carabineros", "agency", "Carabineros", False),
        ("Fiscales", "agency", "los fiscales", True),
        ("La izquierda", "group", "la izquierda", False),
        ("Países Bajos", "country", "los Países Bajos", True),
        ("ONU", "organization", "la ONU", False),
        ("RUSI", "organization", "RUSI", False),
        ("Crisis económica", "issue", "la crisis económica", False),
        ("Problemas del norte", "issue", "los problemas del norte", True),
        ("Grandes ciudades", "region", "las grandes ciudades", True),
        ("Agua potable", "issue", "el agua potable", False),
        ("Listas separadas", "policy", "las listas separadas", True),
        ("Guardias fronterizos", "agency", "los guardias fronterizos", True),
        ("Hambre", "issue", "el hambre", False),
        ("Arauco", "region", "Arauco", False),
        ("Washington (ciudad)", "region", "Washington (ciudad)", False),
        ("Otros organismos", "agency", "otros organismos", True),
    ],
)
def test_a_spanish_name_within_a_sentence(name: str, kind: str, said: str, many: bool) -> None:
    phrase = called(name, kind, (SPANISH,), "es")
    assert (str(phrase), phrase.plural) == (said, many)


def test_in_other_languages_a_name_is_as_it_is() -> None:
    assert called("Armee", "agency", ("Die Armee kommt.",), "de") == Phrase("Armee")


def test_what_was_said_in_a_heading_tells_nothing() -> None:
    assert called("Harbour Guard", "agency", ("Harbour Guard Wins\n",), "en").article == "the"
    assert not uses_in("On Harbour Guard\n", "Harbour Guard", "en", exact=False).articles


@pytest.mark.parametrize(
    ("one", "many", "language"),
    [
        ("is deployed in", "are deployed in", "en"),
        ("is not part of", "are not part of", "en"),
        ("does not support", "do not support", "en"),
        ("probably supports", "probably support", "en"),
        ("would not be a member of", "would not be members of", "en"),
        ("is a member of", "are members of", "en"),
        ("has power over", "have power over", "en"),
        ("could have established", "could have established", "en"),
        ("established", "established", "en"),
        ("not: unterstützt", "not: unterstützt", "en"),
        ("se desplegaría en", "se desplegarían en", "es"),
        ("no se opone a", "no se oponen a", "es"),
        ("es señal de", "son señal de", "es"),
        ("creó", "crearon", "es"),
        ("podría no haber creado", "podrían no haber creado", "es"),
        ("probablemente no debería encabezar", "probablemente no deberían encabezar", "es"),
        ("quizás debería dar su apoyo a", "quizás deberían dar su apoyo a", "es"),
        ("está bajo", "están bajo", "es"),
        ("financia y arma a", "financian y arman a", "es"),
        ("no", "no", "es"),
        ("unterstützt", "unterstützt", "de"),
    ],
)
def test_a_verb_agrees_with_many(one: str, many: str, language: str) -> None:
    assert of_many(one, language) == many


def test_every_verb_is_said_of_many() -> None:
    for cls in RELATION_KINDS:
        for language in ("en", "es"):
            for negated in (False, True):
                said = [verb(cls, language, negated=negated)]
                said += [
                    in_mood(cls, language, mood, negated=negated) or "" for mood in MOODS[language]
                ]
                for one in said:
                    many = of_many(one, language)
                    if language == "es":
                        assert many != one
                    else:
                        assert not re.search(r"\b(?:is|has|does)\b", many)


def test_a_preposition_melts_into_an_article_and_not_into_a_name() -> None:
    army, salvador = Phrase("Ejército", "el"), Phrase("El Salvador")
    navy = Phrase("Armada", "la")
    assert after("se opone a", [army], "es") == ("se opone", "al Ejército")
    assert after("forma parte de", [army, navy], "es") == (
        "forma parte",
        "del Ejército y de la Armada",
    )
    assert after("se opone a", [salvador, navy], "es") == (
        "se opone a",
        "El Salvador y a la Armada",
    )
    assert after("compite con", [army, navy], "es") == ("compite con", "el Ejército y la Armada")
    assert after("talks to", [Phrase("army", "the")], "en") == ("talks to", "the army")


def test_a_list_in_spanish_minds_the_sound() -> None:
    assert together([Phrase("Perú"), Phrase("Israel")], "es") == "Perú e Israel"
    assert together([Phrase("agua"), Phrase("hielo")], "es") == "agua y hielo"
    assert together([Phrase("Iglesia", "la"), Phrase("Industria", "la")], "es") == (
        "la Iglesia y la Industria"
    )


NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            "the The el El la LOS a de Army Ejército fuerzas ( ) İ 's of x - police Ministerio agua \u202e ß".split(
                " "
            )
        ),
        max_size=6,
    ).map(" ".join),
)
KINDS = st.sampled_from(["", "person", "country", "agency", "issue", "party", "post", "region"])


@given(NAMES, KINDS, st.lists(NAMES, max_size=3), st.sampled_from(["en", "es", "de"]))
def test_a_name_never_fails_and_has_no_two_articles(
    name: str, kind: str, texts: list[str], language: str
) -> None:
    text = f"Before {name} comes {'. '.join(texts)} {name}.\nThe {name} el {name}."
    phrase = called(name, kind, (text, *texts), language)
    folded = "".join(phrase.words.lower().split())
    assert "".join(name.lower().split()).endswith(folded)
    assert phrase.article in {"", "the", "el", "la", "los", "las"}
    own = {"en": r"the\s+the\b", "es": r"(?:el|la|los|las) (?:el|la|los|las)\b", "de": r"(?!)"}
    if not re.match(own[language], name, re.IGNORECASE):
        assert not re.match(own[language], str(phrase), re.IGNORECASE)


@given(NAMES, KINDS, st.sampled_from(["se opone a", "forma parte de", "con", "a", ""]))
def test_no_preposition_stands_before_its_article_in_spanish(
    name: str, kind: str, said: str
) -> None:
    phrase = called(name, kind, (f"Dijo que el {name} es de el.",), "es")
    joined = " ".join(after(said, [phrase, phrase], "es"))
    if phrase.article == "el":
        assert not re.search(r"\b(?:a|de) el " + re.escape(phrase.words), joined)


def test_a_name_is_found_soon_in_a_long_text() -> None:
    text = (ENGLISH.replace("\n", " ") * 250)[:100_000]
    called("Warm up", "agency", (text,), "en")
    started = process_time()
    for number in range(20):
        called(f"Army {number}", "agency", (text,), "en")
    called("Army", "agency", (text,), "en")
    assert (process_time() - started) / 21 < 0.005
