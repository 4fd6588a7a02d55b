"""The verbs of policy prose find their kind: in ``policygraph kinds``, and where the desk ranks what it offers.

The first two lists were written down before the table that is to know their verbs, the third after it.
"""

from __future__ import annotations

import pytest

import graph
from graph.model import builtin
from graph.starting.kinds import kinds
from graph.vocabulary.telling_verbs import VERBS, told_ties

ENGLISH = """\
buy: procurement
purchase: procurement
finance: support procurement supply
funds: support procurement supply
lend: supply support
donates: supply support
export: supply
subsidise: support
suspend: reform constraint opposition
ban: constraint opposition
prohibits: constraint
restrict: constraint
repeal: reform replacement
amends: reform
abolish: reform replacement
ratify: implementation support
enforce: implementation
vetoed: opposition power
dismiss: power replacement
elect: election_result appointment
nominates: appointment candidacy
resign: office
govern: control office leadership
oversee: responsibility power
supervises: responsibility power
monitor: responsibility stance
regulate: constraint responsibility power
blame: evaluation opposition
praise: evaluation support
condemns: opposition evaluation
denounce: opposition evaluation
endorse: support
defend: support
protect: support effect
harm: threat effect
weaken: threat effect
worsens: effect threat
reduce: effect
increase: effect
trigger: effect
boosts: effect
prevent: effect constraint
hinder: constraint
delays: constraint effect
predict: indication
suggests: indication
depend: requirement
needs: requirement
inherit: continuity
maintain: continuity
ousted: replacement
occupies: control office
attack: opposition threat
train: support supply
hire: appointment service procurement
travel: visit
attended: participation
discuss: debate negotiation
bargain: negotiation
demand: aim requirement
promises: aim proposal
describe: framing evaluation
portrays: framing
launch: establishment implementation proposal
merge: coordination part_of
contains: part_of
voted: participation
campaign: candidacy
"""
SPANISH = """\
compra: procurement
comprar: procurement
financia: support procurement supply
importar: procurement supply
exporta: supply
dona: supply support
prestar: supply support
subsidia: support
suspende: reform constraint opposition
suspender: reform constraint opposition
prohíbe: constraint
sanciona: constraint opposition
restringe: constraint
deroga: reform replacement
modificar: reform
ratifica: implementation support
aplicar: implementation
fiscaliza: responsibility power
vetar: opposition power
destituye: power replacement
eligen: election_result appointment
designó: appointment
renuncia: office
gobierna: control office leadership
supervisa: responsibility power
vigilar: responsibility stance
regula: constraint responsibility power
culpa: evaluation opposition
elogia: evaluation support
condenó: opposition evaluation
denuncia: opposition evaluation
respalda: support
defiende: support
protege: support effect
daña: threat effect
debilita: threat effect
empeora: effect threat
reduce: effect
aumentan: effect
provoca: effect
impulsa: effect aim proposal
impide: effect constraint
obstaculiza: constraint
retrasa: constraint effect
pronostica: indication
demuestra: indication
depende: requirement
necesita: requirement
hereda: continuity
mantiene: continuity
sucede: replacement continuity precedence
ocupar: control office
ataca: opposition threat
capacita: support supply
contrata: appointment service procurement
viajó: visit
asistir: participation
discute: debate negotiation
exige: aim requirement
promete: aim proposal
describe: framing evaluation
califica: framing evaluation
funda: establishment
lanzar: establishment implementation proposal
fusiona: coordination part_of
contiene: part_of
vota: participation
"""
FURTHER = """\
acquires: procurement
allocates: procurement support supply
alleges: evaluation framing
ambush: opposition threat
authorises: power support
bolster: support effect
broker: negotiation
cede: supply replacement
chairs: leadership
coerce: constraint power
comply: implementation
cripple: threat effect
curtails: constraint effect
deteriorate: effect threat
discourage: effect constraint
disrupt: threat effect
elevate: effect appointment
emulate: continuity use alignment
erode: threat effect
escalate: effect
expel: power opposition replacement
expropriate: control power procurement
halts: constraint effect
incite: effect
inspect: responsibility power
lobby: support aim opposition negotiation
mobilise: deployment
nationalise: reform control procurement
outlaws: constraint
overthrow: replacement
penalise: constraint opposition
privatise: reform supply
prosecute: power opposition responsibility
recognise: support evaluation
redeploy: deployment
rescind: reform
scrap: reform replacement
spends: procurement
stoke: effect
tackle: opposition responsibility aim
tax: constraint
tightens: constraint reform effect
topple: replacement
undercut: threat effect
unveil: proposal establishment
withdraw: opposition deployment membership
abandona: opposition membership replacement
acelera: effect
aconseja: advice
adquiere: procurement
agrede: opposition threat
ahorra: effect procurement
alerta: threat indication
anula: reform
arrienda: procurement
autoriza: power
bombardea: opposition threat
captura: control
cede: supply replacement
clausura: constraint power
coordina: coordination
costea: support procurement supply
cuestiona: opposition
decreta: establishment implementation
delega: power appointment responsibility
desmantela: reform threat
desincentiva: effect constraint
despliega: deployment
disminuye: effect
endurece: reform constraint effect
espera: aim
estanca: effect constraint
estatiza: reform control
exacerba: effect
expropia: control power procurement
expulsa: power opposition replacement
fiscalizar: responsibility power
frena: constraint effect
gasta: procurement
gestiona: responsibility
impone: constraint power
inspecciona: responsibility power
lucha: opposition
multa: constraint opposition
obliga: constraint
persigue: aim opposition
plantea: proposal framing
presiona: constraint aim opposition
privatiza: reform supply
reconoce: support evaluation
refuerza: effect support
repara: procurement
retira: opposition deployment
socava: threat
tensiona: threat effect
tolera: stance
traslada: deployment visit
vulnera: threat
"""
LISTS = {"English": ENGLISH, "Spanish": SPANISH, "further": FURTHER}


@pytest.mark.parametrize("name", LISTS)
def test_the_verbs_of_policy_prose_find_their_kind(name: str) -> None:
    graphs = [graph.load()]
    lost = {}
    for row in LISTS[name].splitlines():
        verb, expected = row.split(": ")
        found = [one.name for one in kinds(graphs, verb) if one.name in builtin().relations]
        if not {*found[:3]} & {*expected.split()}:
            lost[verb] = found

    assert lost == {}


def test_the_kinds_of_the_table_are_all_there_and_no_verb_stands_twice_in_one() -> None:
    assert set(VERBS) < set(builtin().relations)
    for kind, both in VERBS.items():
        for verbs in both:
            said = verbs.split()
            assert len(said) == len(set(said)), kind


def test_a_verb_is_known_from_its_beginning_and_is_none_within_another_word() -> None:
    assert "procurement" in told_ties("They bought ships.")
    assert told_ties("the gobierno, the president and the provinces") == frozenset()
    assert told_ties("") == frozenset()


@pytest.mark.parametrize("word", ["ﬁnancia", "PROHÍBE", "«suspende»", "buy,"])
def test_a_verb_is_known_however_it_is_written(word: str) -> None:
    assert told_ties(word)
