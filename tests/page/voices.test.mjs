import assert from "node:assert/strict";
import { test } from "node:test";

import { inOrder } from "../../graph/page/answers/order.mjs";
import { countParagraphs, countWords, heldBy } from "../../graph/page/answers/counts.mjs";
import { citationText } from "../../graph/page/answers/citation.mjs";
import { alwaysOf } from "../../graph/page/answers/scenarios.mjs";
import { documentsOf, ownVoice, voiceInSentence, voiceName, voicesFound } from "../../graph/page/answers/voices.mjs";
import { Context } from "../../graph/page/context/context.mjs";
import { narrowedTo } from "../../graph/page/context/narrowed.mjs";
import { standingOfAll } from "../../graph/page/parts/brief-words.mjs";
import { wordOf } from "../../graph/page/parts/asked.mjs";
import { creditLine, shortCredit } from "../../graph/page/parts/credits.mjs";
import { headed, lineOf, verbOf } from "../../graph/page/parts/headings.mjs";
import { wordsOf } from "../../graph/page/words/language.mjs";
import "./panels.mjs";
import { citation, emptyView, entity, relation } from "./synthetic.mjs";

/** @import { View } from "../../graph/page/data/types.mjs" */

const [EN, ES] = [wordsOf("en"), wordsOf("es")];

/**
 * A context of which only the words are asked.
 * @param {View} view
 * @param {string} [language]
 */
function contextOf(view, language = "en") {
  const data = /** @type {any} */ ({ view, styled: null, legend: null, limits: null });
  return new Context(data, /** @type {any} */ ({}), language, () => undefined);
}

/** @param {Partial<import("../../graph/page/data/types.mjs").RelationView>} fields */
function claim(fields) {
  return relation({ id: "r", source: "a", target: "b", ...fields });
}

test("a voice has its name in the page's language, an unknown one its id, and nobody's is the author's", () => {
  const view = emptyView();
  view.voices = [{ id: "a+b", name: "Ana and Bo", names: { es: "Ana y Bo" }, words: ["a+b", "a", "b"] }];
  assert.deepEqual([EN, ES].map((words) => voiceName(words, view, "a+b")), ["Ana and Bo", "Ana y Bo"]);
  assert.equal(voiceName(EN, view, "c"), "c");
  assert.deepEqual([EN, ES].map((words) => voiceName(words, view, "author")), ["the document cited", "el documento citado"]);
  assert.equal(voiceName(EN, { ...view, documents: view.documents.slice(0, 1) }, "author"), "the author");
});

/** Groups whose names are common nouns, or only look so, and others that no sentence makes small. */
function crowded() {
  const view = emptyView();
  const [person] = view.entity_kinds;
  assert.ok(person);
  view.entity_kinds = [...view.entity_kinds, { ...person, kind: "group", includes: ["group", "crowd"] }];
  const names = { most: ["Most candidates", "La mayoría"], voters: ["Voters", "Votantes"], chileans: ["Chileans", "Chilenos"], team: ["Kast's team", "Equipo de Kast"], greens: ["The Greens", "Los Verdes"], acronym: ["EU voters", "Votantes de la UE"] };
  view.entities = Object.entries(names).map(([id, [name = "", es = ""]]) => entity({ id, name, names: { es }, kind: "group" }));
  view.entities.push(entity({ id: "crowd", name: "Most others", kind: "crowd" }), entity({ id: "ana", name: "Most noble", kind: "person" }));
  view.relations = [claim({ sentence: "There most of the voters, as Kast's, and the eu, agree.", sentences: { es: "Hay allí la mayoría de votantes, chilenos, y los equipo." } })];
  return view;
}

test("within a sentence a group's name begins small where the data write its first word so", () => {
  const view = crowded();
  const ids = view.entities.map(({ id }) => id);
  assert.deepEqual(
    ids.map((id) => voiceInSentence(EN, view, id)),
    ["most candidates", "voters", "Chileans", "Kast's team", "The Greens", "EU voters", "most others", "Most noble"],
  );
  // A name that the data have in no other language is held to their own sentences.
  assert.deepEqual(
    ids.map((id) => voiceInSentence(ES, view, id)),
    ["la mayoría", "votantes", "chilenos", "equipo de Kast", "Los Verdes", "votantes de la UE", "most others", "Most noble"],
  );
});

test("wherever a voice stands within a sentence its name does", () => {
  const view = crowded();
  view.voices = [...view.voices, { id: "most", name: "Most candidates", names: {}, words: ["most"] }];
  const most = claim({ holder: "most" });
  const context = contextOf(view);
  assert.deepEqual(context.standing(most), ["fact", "according to most candidates"]);
  assert.equal(standingOfAll(context, [most], null), "fact, according to most candidates");
  assert.match(citationText(EN, view, most), /\(fact, according to most candidates\)/);
  const field = (/** @type {string} */ name) => view.query_fields.find((one) => one.name === name);
  assert.deepEqual(["voice", "holder"].map((name) => wordOf(context, field(name), "most")), ["most candidates", "most candidates"]);
  // By itself it is a name.
  assert.equal(context.voice("most"), "Most candidates");
});

test("claims of one sort that are not equally certain are that sort, in part less certain", () => {
  const view = emptyView();
  /** @param {string[]} certainties @param {string} [language] */
  const said = (certainties, language) => standingOfAll(contextOf(view, language), certainties.map((certainty) => claim({ modality: "expectation", certainty })), null);
  assert.equal(said(["certain"]), "expectation, according to A. Author");
  assert.equal(said(["probable"]), "probable expectation, according to A. Author");
  assert.equal(said(["certain", "probable"]), "expectation (in part probable), according to A. Author");
  assert.equal(said(["possible", "probable"]), "expectation (probable or possible), according to A. Author");
  assert.equal(said(["probable", "certain", "possible"], "es"), "expectativa (en parte probable o posible), según A. Author");
});

test("what hangs on no scenario is said to be so already where it stands for one", () => {
  const view = emptyView();
  const [now, then] = [claim({}), claim({ scenario: "left-wins" })];
  assert.equal(standingOfAll(contextOf(view), [now], "left-wins"), "already so: fact, according to A. Author");
  assert.equal(standingOfAll(contextOf(view, "es"), [now], "left-wins"), "ya es así: hecho, según A. Author");
  assert.equal(standingOfAll(contextOf(view), [claim({ modality: "risk" })], "left-wins"), "whoever wins: risk, according to A. Author");
  for (const [claims, scenario] of /** @type {const} */ ([[[now, then], "left-wins"], [[now], null]]))
    assert.equal(standingOfAll(contextOf(view), [...claims], scenario), "fact, according to A. Author");
});

test("whoever wins is called as the one group of scenarios says", () => {
  const view = emptyView();
  assert.equal(alwaysOf(EN, view), "Whoever wins");
  view.groups = [{ id: "runoff", label: null, labels: {}, either_way: "Either way", either_ways: { es: "En todo caso" } }];
  assert.deepEqual([EN, ES].map((words) => alwaysOf(words, view)), ["Either way", "En todo caso"]);
  assert.equal(contextOf(view).condition(claim({})), "Now, or either way");
  view.scenarios = view.scenarios.map((one, at) => ({ ...one, group: at ? "other" : "runoff" }));
  assert.equal(alwaysOf(EN, view), "In any case");
});

test("where all documents speak with one voice its name is not said at each claim", () => {
  const view = emptyView();
  const [document] = view.documents;
  assert.ok(document);
  const voice = { id: "Ana", name: "Ana", names: {}, words: ["Ana", "doc-a"] };
  const other = { id: "bo", name: "Bo", names: {}, words: ["bo"] };
  const of = (/** @type {Partial<typeof document>} */ fields) => ({ ...view, documents: [{ ...document, id: "doc-a", by: [], authors: [], ...fields }], voices: [voice, other] });
  assert.deepEqual(ownVoice(EN, of({ authors: ["Ana"] })), { id: "Ana", called: "the author" });
  assert.equal(ownVoice(ES, of({ by: ["ana", "bo"], authors: ["Ana"] }))?.called, "quienes firman el texto");
  assert.equal(ownVoice(EN, of({}))?.called, "the text");
  const held = contextOf(of({ authors: ["Ana"] }));
  assert.deepEqual(held.standing(claim({ voice: "Ana" })), ["fact", "according to the author"]);
  assert.deepEqual(held.standing(claim({ voice: "bo", holder: "bo" })), ["fact", "according to Bo"]);
  assert.equal(ownVoice(EN, { ...of({}), voices: [voice, { ...other, words: ["bo", "doc-a"] }] }), null);
});

test("what an entity says is counted, alone and with others", () => {
  const view = emptyView();
  view.voices = [["a"], ["a+b", "a", "b"], ["c"]].map((words) => ({ id: words[0] ?? "", name: "", names: {}, words }));
  view.relations = ["a", "a+b", "a+b", "c"].map((voice) => claim({ voice }));
  assert.deepEqual(["a", "b", "c", "d"].map((id) => heldBy(view, id)), [3, 2, 1, 0]);
  assert.deepEqual(["b", "c", "d"].map((word) => [...new Set(voicesFound(view, [word]))]), [["b", "a+b"], ["c"], ["d"]]);
});

test("the documents that some relations cite come as they are declared", () => {
  const view = emptyView();
  view.relations = [claim({ evidence: [citation({ document: "doc-b" })] }), claim({ evidence: [citation()] }), claim({})];
  const cited = (/** @type {number[]} */ mask) => documentsOf(view, Uint8Array.from(mask)).map(({ id }) => id);
  assert.deepEqual([cited([1, 1, 0]), cited([1, 0, 0]), cited([0, 0, 1])], [["doc-a", "doc-b"], ["doc-b"], []]);
});

test("many documents are counted, not named, in a line of the page", () => {
  const view = emptyView();
  const [one] = view.documents;
  assert.ok(one);
  assert.equal(shortCredit(contextOf(view), [one, one]), creditLine(contextOf(view), [one, one]));
  assert.equal(shortCredit(contextOf(view, "es"), [one, one, one, one]), "4 documentos");
});

test("paragraphs and own fields are counted", () => {
  const view = emptyView();
  const cited = [citation({ paragraph: 8 }), citation({ paragraph: 8 }), citation({ paragraph: 10 })];
  view.relations = [claim({ evidence: cited, kind: "deployment", fields: { role: "lead", armed: false } }), claim({ evidence: [citation({ paragraph: 8 }), citation()] })];
  assert.deepEqual(Object.fromEntries(countParagraphs(view, null)), { 8: 2, 10: 1 });
  assert.deepEqual(Object.fromEntries(countParagraphs(view, Uint8Array.of(0, 1))), { 8: 1 });
  assert.deepEqual(Object.fromEntries(countWords(view, "own.role", null)), { lead: 1 });
  assert.deepEqual(Object.fromEntries(countWords(view, "own.armed", null)), { false: 1 });
});

test("what is over, or was on a day, is not said to be now", () => {
  const context = contextOf(emptyView());
  const dated = [{}, { start: "2020" }, { start: "2020", end: ".." }, { end: "2021-05" }, { start: "2020", end: "2021" }, { date: "2019-05-02" }, { scenario: "left-wins", end: "2027" }, { end: "past" }, { start: "2020", end: "past" }, { end: "past", negated: true }];
  assert.deepEqual(
    dated.map((fields) => [context.condition(claim(fields)), context.dates(claim(fields))]),
    [
      ["Now, or whoever wins", null],
      ["Now, or whoever wins", "since 2020"],
      ["Now, or whoever wins", "since 2020"],
      ["Whoever wins", "until May 2021"],
      ["Whoever wins", "2020 – 2021"],
      ["Whoever wins", "2 May 2019"],
      ["If left-wins", "until 2027"],
      ["Whoever wins", "no longer"],
      ["Whoever wins", "from 2020, no longer"],
      ["Whoever wins", "in the past"],
    ],
  );
});

test("a claim stands with its denial, sort, certainty, dates and voice", () => {
  const view = emptyView();
  const full = claim({ negated: true, modality: "plan", certainty: "possible", end: "2027", basis: "inferred" });
  assert.deepEqual(contextOf(view).standing(full), ["a denial", "plan", "possible", "until 2027", "according to A. Author", "inferred"]);
  assert.deepEqual(contextOf(view).standing(claim({}), { voice: false }), ["stated as fact"]);
  assert.equal(contextOf(view).standingIn(claim({}))[0], "Now, or whoever wins");
  assert.deepEqual(contextOf({ ...view, scenarios: [] }).standingIn(claim({})), ["fact", "according to A. Author"]);
});

test("words in the page's language are said so; others with their own language", () => {
  const view = emptyView();
  assert.deepEqual(contextOf(view, "es").told("Yes", { es: "Sí" }), { text: "Sí", lang: null });
  assert.deepEqual(contextOf(view, "es").told("Yes", {}), { text: "Yes", lang: "en" });
  assert.deepEqual(contextOf(view, "en").told("Yes", { es: "Sí" }), { text: "Yes", lang: null });
  assert.deepEqual(contextOf({ ...view, language: null }, "es").told("Yes", {}), { text: "Yes", lang: null });
});

test("what is over is not said to be so between its ends", () => {
  const view = emptyView();
  view.relation_kinds = view.relation_kinds.map((kind) => ({ ...kind, noun: kind.kind === "support" ? "Support" : null }));
  const verbs = [{}, { end: ".." }, { end: "2020" }, { end: "past" }, { end: "2020", negated: true }, { kind: "visit", end: "2020" }].map((fields) => verbOf(contextOf(view), claim(fields)));
  assert.deepEqual(verbs, ["support of", "support of", "support", "support", "support, denied", "“visit of”"]);
  assert.equal(verbOf(contextOf(view), claim({ end: "2020" }), "inverse"), "support");
});

test("a line reads as a sentence that is true, and what it cannot say stands before it", () => {
  const view = emptyView();
  view.relation_kinds = view.relation_kinds.map((kind) => (kind.kind === "support" ? { ...kind, noun: "Support", forms: { bare: ["back", "be backed by"] }, labels: { es: { ...kind, forward: "apoya a", denied_forward: "no apoya a", noun: "Apoyo", forms: { bare: ["apoyar a", null], would: ["apoyaría a", null] } } } } : kind));
  /** @type {Partial<import("../../graph/page/data/types.mjs").RelationView>[]} */
  const claims = [
    {},
    { modality: "assessment", certainty: "probable" },
    { certainty: "possible", negated: true },
    { scenario: "left-wins" },
    { modality: "plan", negated: true },
    { modality: "expectation", certainty: "probable" },
    { modality: "expectation", certainty: "possible" },
    { modality: "risk" },
    { modality: "risk", certainty: "probable", negated: true },
    { modality: "recommendation" },
    { modality: "recommendation", certainty: "possible", negated: true },
    { modality: "plan", end: "2020" },
    // A verb that is not known.
    { kind: "visit", modality: "plan", certainty: "possible" },
    { kind: "visit", modality: "risk" },
  ];
  assert.deepEqual(claims.map((fields) => lineOf(contextOf(view), claim(fields))), [
    "support of",
    "probably support of",
    "might not back",
    "would back",
    "would not back",
    "would probably back",
    "could back",
    "risk: could back",
    "risk: would probably not back",
    "should back",
    "should perhaps not back",
    "plan: support",
    "plan, possible: visit of",
    "risk: visit of",
  ]);
  assert.deepEqual(claims.slice(0, 11).map((fields) => lineOf(contextOf(view, "es"), claim(fields))), [
    "apoya a",
    "probablemente apoya a",
    "podría no apoyar a",
    "apoyaría a",
    "no apoyaría a",
    "probablemente apoyaría a",
    "podría apoyar a",
    "riesgo: podría apoyar a",
    "riesgo: probablemente no apoyaría a",
    "debería apoyar a",
    "quizás no debería apoyar a",
  ]);
  const plan = claim({ modality: "plan" });
  assert.deepEqual([verbOf(contextOf(view), plan, "inverse"), verbOf(contextOf(view, "es"), plan, "inverse")], ["would be backed by", "plan: support by"]);
  assert.equal(verbOf(contextOf(view, "es"), claim({ kind: "visit", modality: "plan" })), "plan: visit of");
});

test("the table's filter finds a verb as it is and as it is said", () => {
  const view = emptyView();
  view.relation_kinds = view.relation_kinds.map((kind) => ({ ...kind, forms: { bare: [`do ${kind.kind}`, null] } }));
  view.entities = [entity({ id: "a" }), entity({ id: "b" })];
  view.relations = [claim({ id: "1" }), claim({ id: "2", modality: "plan" }), claim({ id: "3", modality: "risk" })];
  const found = (/** @type {string} */ text) => [...(narrowedTo(contextOf(view), text) ?? [])].join("");
  assert.deepEqual([found("support of"), found("would"), found("could do")], ["111", "010", "001"]);
});

test("headings deny what is denied, and assert neither what is unsure nor what is over", () => {
  const view = emptyView();
  view.relation_kinds = view.relation_kinds.map((kind) => ({ ...kind, noun: kind.kind === "support" ? "Support" : null }));
  const it = entity({ id: "a" });
  view.entities = [it, entity({ id: "b" }), entity({ id: "law" })];
  view.relations = [
    claim({ id: "1" }),
    claim({ id: "2", negated: true }),
    claim({ id: "3", kind: "visit", end: "2020" }),
    claim({ id: "4", source: "b", target: "a", modality: "risk" }),
    claim({ id: "5", source: "b", target: "a", modality: "risk", negated: true }),
    claim({ id: "6", source: "b", target: "law", kind: "deployment", fields: { legal_basis: "a" } }),
    claim({ id: "7", source: "b", target: "law", holder: "a" }),
  ];
  const headings = [...headed(contextOf(view), it, view.relations)].map(([heading, claims]) => [heading, claims.map(({ id }) => id).join()]);
  assert.deepEqual(headings, [
    ["support of", "1"],
    ["no support of", "2"],
    ["“visit of”", "3"],
    ["Support", "4"],
    ["Support, denied", "5"],
    ["deployment of: legal_basis", "6"],
    ["Says", "7"],
  ]);
});

test("what is over comes last by its end; an entity of that name is in its place", () => {
  const view = emptyView();
  view.relations = [claim({ target: "zed", end: "past" }), claim({ target: "past", end: "2020" }), claim({ target: "ada", end: ".." })];
  assert.deepEqual(inOrder(view, [0, 1, 2], ["target"]), [2, 1, 0]);
  assert.deepEqual(inOrder(view, [0, 1, 2], ["end"]), [1, 2, 0]);
  assert.deepEqual(inOrder(view, [0, 1, 2], ["-end"]), [2, 1, 0]);
});
