import assert from "node:assert/strict";
import { test } from "node:test";

import { countParagraphs, countWords } from "../../graph/page/answers/counts.mjs";
import { alwaysOf } from "../../graph/page/answers/scenarios.mjs";
import { documentsOf, voiceName } from "../../graph/page/answers/voices.mjs";
import { Context } from "../../graph/page/context/context.mjs";
import { headed } from "../../graph/page/parts/headings.mjs";
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
  assert.equal(voiceName(EN, view, "author"), "the author");
});

test("whoever wins is called as the one group of scenarios says", () => {
  const view = emptyView();
  assert.equal(alwaysOf(EN, view), "Whoever wins");
  view.groups = [{ id: "runoff", label: null, labels: {}, either_way: "Either way", either_ways: { es: "En todo caso" } }];
  assert.deepEqual([EN, ES].map((words) => alwaysOf(words, view)), ["Either way", "En todo caso"]);
  assert.equal(contextOf(view).condition(claim({})), "Now, or either way");
  view.scenarios = view.scenarios.map((one, at) => ({ ...one, group: at ? "other" : "runoff" }));
  assert.equal(alwaysOf(EN, view), "Whoever wins");
});

test("the documents that some relations cite come as they are declared", () => {
  const view = emptyView();
  view.relations = [claim({ evidence: [citation({ document: "doc-b" })] }), claim({ evidence: [citation()] }), claim({})];
  assert.deepEqual(documentsOf(view, [0, 1]).map(({ id }) => id), ["doc-a", "doc-b"]);
  assert.deepEqual(documentsOf(view, [0]).map(({ id }) => id), ["doc-b"]);
  assert.deepEqual(documentsOf(view, [2]), []);
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
  const dated = [{}, { start: "2020" }, { start: "2020", end: ".." }, { end: "2021-05" }, { start: "2020", end: "2021" }, { date: "2019-05-02" }, { scenario: "left-wins", end: "2027" }];
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
    ],
  );
});

test("a claim stands with its denial, sort, certainty, dates and voice", () => {
  const view = emptyView();
  const full = claim({ negated: true, modality: "plan", certainty: "possible", end: "2027", basis: "inferred" });
  assert.deepEqual(contextOf(view).standing(full), ["denied", "plan", "possible", "until 2027", "according to A. Author", "inferred by the annotator"]);
  assert.deepEqual(contextOf(view).standing(claim({}), { voice: false }), ["fact"]);
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
    ["As the legal_basis of: deployment of", "6"],
    ["Says", "7"],
  ]);
});
