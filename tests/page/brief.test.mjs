import assert from "node:assert/strict";
import { test } from "node:test";

import { briefOf, claimsOnTopic, hasBrief, isWhole, questionsOn, scenarioAsked } from "../../graph/page/answers/brief.mjs";
import { campsOf } from "../../graph/page/answers/camps.mjs";
import { compare, countMatters, mattersOf } from "../../graph/page/answers/comparison.mjs";
import { findOnShelf } from "../../graph/page/answers/shelf.mjs";
import { shownOf } from "../../graph/page/answers/shown.mjs";
import { subjectOf, wholeOf } from "../../graph/page/answers/subject.mjs";
import { select } from "../../graph/page/answers/select.mjs";
import { readState } from "../../graph/page/state/address.mjs";
import { showOfTopic } from "../../graph/page/state/moves.mjs";
import { wordsOf } from "../../graph/page/words/language.mjs";
import "./panels.mjs";
import { citation, emptyView, entity, MODALITIES, randomView, relation } from "./synthetic.mjs";

/** @param {number} start */
const at = (start) => [citation({ paragraph: 1, start, end: start + 5 })];

/** Two sides and a topic that both speak of, one that one speaks of, one of neither. */
function small() {
  const view = emptyView();
  view.topics = ["north", "south", "trade"].map((id) => ({ id, label: `The ${id}`, labels: {} }));
  view.entities = ["ana", "bo", "police", "army", "navy", "chile"].map((id) => entity({ id, name: id, degree: 1 }));
  view.scenarios = [
    { id: "a", label: "If Ana wins", labels: {}, group: "g", condition: {}, counterparts: { winner: "ana" } },
    { id: "b", label: "If Bo wins", labels: {}, group: "g", condition: {}, counterparts: { winner: "bo" } },
  ];
  view.relations = [
    relation({ id: "early", source: "police", target: "army", scenario: "a", topic: "north", evidence: at(10), sentence: "word ".repeat(21) }),
    relation({ id: "other", source: "bo", target: "army", scenario: "b", topic: "north", evidence: at(20), sentence: "Bo calls the army." }),
    relation({ id: "alone", source: "bo", target: "navy", scenario: "b", topic: "south", evidence: at(30) }),
    relation({ id: "holds", source: "chile", target: "police", topic: "trade", evidence: at(40), sentence: "It holds." }),
    relation({ id: "late", source: "ana", target: "police", scenario: "a", topic: "north", evidence: at(90), sentence: "Ana calls the police." }),
  ];
  view.findings = [{ topic: "south", scenario: "a", words: "Of the south Ana says nothing.", wordings: {}, relations: ["alone"] }];
  view.unsaid = [{ words: "Who pays.", wordings: {}, topic: "trade", scenario: null, entities: [], documents: [], evidence: [] }];
  view.questions = [{ id: "q", title: "Who is called?", titles: {}, reading: "The police.", readings: {}, query: null, path: null, compare: null, answer: ["late", "early"] }];
  return view;
}

/** @param {string} hash */
function subject(hash, view = small()) {
  const state = readState(hash, view);
  return subjectOf(view, state, shownOf(view, state));
}

test("a row for each topic, a cell for each scenario and one for either way", () => {
  const rows = briefOf(small());
  assert.deepEqual(rows.map(({ topic }) => topic), ["north", "south", "trade"]);
  assert.deepEqual(rows.map(({ cells }) => cells.map(({ scenario }) => scenario)), Array(3).fill(["a", "b", null]));
  assert.deepEqual(rows.map(({ count }) => count), [3, 1, 1]);
  assert.deepEqual(rows[2]?.unsaid.map(({ words }) => words), ["Who pays."]);
});

test("a cell tells a finding, else the first claim that is short enough, and has all of them", () => {
  const [north, south] = briefOf(small());
  const [a, b, always] = north?.cells ?? [];
  assert.deepEqual(a?.claims.map(({ id }) => id), ["early", "late"]);
  assert.equal(a?.lead?.id, "late");
  assert.equal(b?.lead?.id, "other");
  assert.deepEqual([always?.claims, always?.lead], [[], null]);
  const [told] = south?.cells ?? [];
  assert.deepEqual([told?.findings.length, told?.lead, told?.drawn.map(({ id }) => id)], [1, null, ["alone"]]);
});

test("the claims of a topic come by turns, so that no side is left out", () => {
  assert.deepEqual(claimsOnTopic(small(), "north").first.map(({ id }) => id), ["late", "other"]);
  assert.deepEqual(claimsOnTopic(small(), "north").all.map(({ id }) => id).sort(), ["early", "late", "other"]);
  assert.deepEqual(claimsOnTopic(small(), "nowhere"), { first: [], all: [], told: new Map() });
});

test("a claim is told of the scenario of its cell, even where it hangs on another or on none", () => {
  const { told } = claimsOnTopic(small(), "south");
  assert.deepEqual([...told].map(([{ id, scenario }, side]) => [id, scenario, side]), [["alone", "b", "a"]]);
});

test("a brief needs topics, scenarios or findings, and claims", () => {
  const view = { ...small(), topics: [], scenarios: [], findings: [] };
  assert.equal(hasBrief(view), false);
  assert.equal(hasBrief({ ...view, findings: small().findings }), true);
  assert.equal(hasBrief({ ...small(), relations: [] }), false);
});

test("silence is the text's own only where all documents are annotated in whole", () => {
  const [document] = emptyView().documents;
  assert.ok(document);
  assert.equal(isWhole({ ...emptyView(), documents: [] }), false);
  assert.equal(isWhole({ ...emptyView(), documents: [{ ...document, annotated: "whole" }] }), true);
  assert.equal(isWhole({ ...emptyView(), documents: [{ ...document, annotated: "whole" }, { ...document, annotated: "part" }] }), false);
});

test("a question is of the topic and the scenario of its answer", () => {
  const view = small();
  const [question] = view.questions;
  assert.ok(question);
  assert.deepEqual(questionsOn(view, "north"), [question]);
  assert.deepEqual(questionsOn(view, "trade"), []);
  assert.equal(scenarioAsked(view, question)?.id, "a");
  assert.equal(scenarioAsked(view, { ...question, answer: ["late", "other"] }), null);
});

test("a name stands in the zone of the scenarios whose claims touch it, in the band of most of its claims", () => {
  const view = small();
  const { players, bands, touched } = campsOf(view);
  const names = (/** @type {number[]} */ places) => places.map((place) => view.entities[place]?.id);
  assert.deepEqual(players.map(names), [["ana"], ["bo"]]);
  const [north, south] = bands;
  assert.deepEqual(north?.zones.map(names), [["police"], ["army"], []]);
  assert.deepEqual(south?.zones.map(names), [[], [], ["navy"]]);
  assert.equal(touched[3], 3);
  // Bo alone has claims on the south; but of Ana there is a finding.
  assert.deepEqual([north?.silent, south?.silent], [[false, false], [false, false]]);
  assert.deepEqual(campsOf({ ...view, findings: [] }).bands[1]?.silent, [true, false]);
});

test("every name that a claim names stands in one zone, or plays a part", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const view = randomView(seed, { entities: 20, relations: 60 });
    const { players, bands } = campsOf(view);
    const placed = bands.flatMap(({ zones }) => zones.flat());
    assert.equal(new Set(placed).size, placed.length);
    const sided = new Set(players.flat());
    const named = new Set(view.relations.flatMap(({ source, target }) => [source, target]));
    for (const [place, { id }] of view.entities.entries()) if (named.has(id)) assert.ok(sided.has(place) || placed.includes(place), id);
  }
});

test("three more claims move no name but their own", () => {
  const view = small();
  const before = campsOf(view).bands.map(({ topic, zones }) => [topic, zones.map((zone) => [...zone].sort())]);
  const more = { ...view, relations: [...view.relations, ...[0, 1, 2].map((one) => relation({ id: `more${one}`, source: "ana", target: "police", scenario: "a", topic: "north" }))] };
  assert.deepEqual(campsOf(more).bands.map(({ topic, zones }) => [topic, zones.map((zone) => [...zone].sort())]), before);
});

test("what is read can be laid out by itself", () => {
  const view = small();
  const names = (/** @type {ReturnType<typeof subject>} */ one) => one?.nodes.map((place) => view.entities[place]?.id).sort();
  assert.equal(subject(""), null);
  assert.deepEqual(names(subject("matter=north&tab=brief")), ["ana", "army", "bo", "police"]);
  assert.deepEqual(names(subject("question=q")), ["ana", "army", "police"]);
  assert.deepEqual(names(subject("claim=alone")), ["bo", "navy"]);
  assert.deepEqual(names(subject("selected=police")), ["ana", "army", "chile", "police"]);
  assert.deepEqual(names(subject("topic=trade")), ["chile", "police"]);
  const { claims, lines, rest } = /** @type {NonNullable<ReturnType<typeof subject>>} */ (subject("matter=north"));
  assert.deepEqual([claims, lines.length + rest.length], [3, 3]);
});

test("of much only the first names are drawn, with all claims between them, until all are asked for", () => {
  const view = { ...emptyView(), topics: [{ id: "t", label: "T", labels: {} }] };
  view.entities = Array.from({ length: 30 }, (_, at) => entity({ id: `e${at}`, name: `E ${at}` }));
  view.relations = Array.from({ length: 29 }, (_, at) => relation({ id: `r${at}`, source: `e${at}`, target: `e${at + 1}`, topic: "t" }));
  const first = subject("matter=t", view);
  assert.deepEqual([first?.nodes.length, first?.lines.length, first?.claims, first?.names, first?.more], [9, 8, 29, 30, true]);
  const all = subject("matter=t&every=yes", view);
  assert.deepEqual([all?.nodes.length, all?.lines.length, all?.more], [30, 29, false]);
  assert.equal(subject("matter=t&present=yes", view)?.nodes.length, 8);
  const state = readState("", view);
  assert.equal(wholeOf(view, state, shownOf(view, state)).nodes.length, 30);
});

test("what only one side speaks of is no difference", () => {
  const view = small();
  view.comparisons = [
    {
      left: "a",
      right: "b",
      rows: [
        { status: "different", kind: "visit", topic: "north", about: "army", left: ["early"], right: ["other"] },
        { status: "only_left", kind: "visit", topic: "north", about: "police", left: ["late"], right: [] },
        { status: "only_right", kind: "visit", topic: "south", about: "navy", left: [], right: ["alone"] },
      ],
    },
  ];
  const topics = mattersOf(view, compare(view, "a", "b"));
  assert.deepEqual(countMatters(topics), { differ: 1, same: 0, left: 1, right: 1 });
  assert.deepEqual(topics.map(({ topic }) => topic), ["north", "south"]);
  assert.deepEqual(countMatters(mattersOf(view, compare(view, "b", "a"))), { differ: 1, same: 0, left: 1, right: 1 });
});

test("the sorts of claim, topics, questions and findings are found by their words, in any language", () => {
  const view = { ...small(), modalities: MODALITIES };
  const found = (/** @type {string} */ text, language = "en") => findOnShelf(wordsOf(language), view, text).map(({ type, label }) => [type, label]);
  assert.deepEqual(found("fact")[0], ["sort", "5 claims of fact"]);
  assert.deepEqual(found("hecho", "es")[0], ["sort", "5 hechos"]);
  assert.deepEqual(found("called"), [["question", "Who is called?"]]);
  assert.deepEqual(found("south").map(([type]) => type), ["topic", "finding"]);
  assert.deepEqual([found("risk"), found("f"), found("")], [[], [], []]);
});

test("words of a document are all claims that cite them, and the one that is selected among them moves none", () => {
  const view = small();
  /** @param {string} hash */
  const ids = (hash) => subject(hash, view)?.lines.map((line) => view.relations[line]?.id);
  assert.deepEqual(ids("sentence=doc-a+8+32"), ["early", "other", "alone"]);
  assert.deepEqual(ids("sentence=doc-a+8+32&claim=alone"), ["early", "other", "alone"]);
  // One that is cited elsewhere is read in their stead.
  assert.deepEqual(ids("sentence=doc-a+8+32&claim=late"), ["late"]);
  assert.deepEqual(ids("sentence=doc-b+8+32"), []);
});

test("what a cell does not list is in the table: the claims of its topic and scenario, or of no topic", () => {
  const view = small();
  view.relations.push(relation({ id: "bare", source: "ana", target: "army" }));
  /** @param {import("../../graph/page/state/state.mjs").Changes} changes */
  const ids = ({ query }) => select(view, /** @type {import("../../graph/page/data/types.mjs").Query} */ (query), null).map((place) => view.relations[place]?.id);
  assert.deepEqual(ids(showOfTopic("north", "a")), ["early", "late"]);
  assert.deepEqual(ids(showOfTopic("trade", null)), ["holds"]);
  assert.deepEqual(ids(showOfTopic(null, null)), ["bare"]);
});

test("where filters leave nothing of a name that is selected, what they leave is read in its stead", () => {
  const left = subject("selected=chile&topic=south");
  assert.deepEqual([left?.claims, left?.lines.length, left?.filtered], [1, 1, true]);
  assert.equal(subject("selected=chile&topic=trade")?.claims, 1);
});
