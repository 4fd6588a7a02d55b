import assert from "node:assert/strict";
import { test } from "node:test";

import { select } from "../../graph/page/answers/select.mjs";
import { earliestDay, isPartialDate, latestDay, spanOf } from "../../graph/page/base/dates.mjs";
import { fold, foldedWords } from "../../graph/page/base/fold.mjs";
import { asksNothing, fromHash, queryOf, toHash } from "../../graph/page/data/query.mjs";
import { Chance, emptyView, entity, randomQuery, randomView, relation } from "./synthetic.mjs";

/** @import { Query, QueryLike, RelationView, View } from "../../graph/page/data/types.mjs" */

/**
 * @param {(Partial<RelationView> & {id: string})[]} relations
 */
function viewOf(...relations) {
  const view = emptyView();
  view.entities = [
    entity({ id: "army", kind: "party" }),
    entity({ id: "kast", kind: "candidate" }),
    entity({ id: "matthei", kind: "person" }),
    entity({ id: "north", kind: "region" }),
  ];
  view.relations = relations.map((one) => relation({ source: "army", target: "north", ...one }));
  return view;
}

/**
 * @param {import("../../graph/page/data/types.mjs").View} view
 * @param {QueryLike} query
 */
function ids(view, query) {
  return select(view, query).map((place) => view.relations[place]?.id);
}

test("a field asks for any of its words, several fields are asked together", () => {
  const view = viewOf({ id: "a", kind: "visit" }, { id: "b", kind: "border", modality: "plan" }, { id: "c", kind: "advice" });
  assert.deepEqual(ids(view, {}), ["a", "b", "c"]);
  assert.deepEqual(ids(view, { kind: "visit" }), ["a"]);
  assert.deepEqual(ids(view, { kind: ["visit", "border"] }), ["a", "b"]);
  assert.deepEqual(ids(view, { kind: ["visit", "border"], modality: ["plan", "fact"] }), ["a", "b"]);
  assert.deepEqual(ids(view, { kind: ["visit", "border"], modality: "plan" }), ["b"]);
  assert.deepEqual(ids(view, { kind: "no_such_kind" }), []);
  assert.deepEqual(ids(view, { kind: "" }), []);
});

test("an entity is asked for at either end", () => {
  const view = viewOf({ id: "a", target: "kast" }, { id: "b", source: "kast" }, { id: "c" });
  assert.deepEqual(ids(view, { entity: "kast" }), ["a", "b"]);
  assert.deepEqual(ids(view, { entity: ["kast", "north"] }), ["a", "b", "c"]);
  assert.deepEqual(ids(view, { source: "kast" }), ["b"]);
});

test("a kind of end includes the kinds that are a sort of it", () => {
  const view = viewOf({ id: "a", source: "kast" }, { id: "b", source: "matthei" }, { id: "c" });
  assert.deepEqual(ids(view, { source_kind: "person" }), ["a", "b"]);
  assert.deepEqual(ids(view, { source_kind: "candidate" }), ["a"]);
  assert.deepEqual(ids(view, { target_kind: ["region", "person"] }), ["a", "b", "c"]);
});

test("always stands for whoever wins", () => {
  const view = viewOf({ id: "a" }, { id: "b", scenario: "left-wins" }, { id: "c", scenario: "right-wins" });
  assert.deepEqual(ids(view, { scenario: "always" }), ["a"]);
  assert.deepEqual(ids(view, { scenario: ["always", "left-wins"] }), ["a", "b"]);
});

test("a relation is cited from each of its documents", () => {
  /** @param {string[]} documents */
  const cited = (...documents) =>
    documents.map((document) => ({ document, paragraph: null, start: 0, end: 1, digest: null, quote: null, prefix: null, suffix: null }));
  const view = viewOf({ id: "a", evidence: cited("doc-a", "doc-b") }, { id: "b", evidence: cited("doc-b") }, { id: "c" });
  assert.deepEqual(ids(view, { document: "doc-a" }), ["a"]);
  assert.deepEqual(ids(view, { document: "doc-b" }), ["a", "b"]);
});

test("no topic answers no topic", () => {
  const view = viewOf({ id: "a", topic: "trade" }, { id: "b" });
  assert.deepEqual(ids(view, { topic: "trade" }), ["a"]);
  assert.deepEqual(ids(view, { topic: ["", "null"] }), []);
});

test("negation is asked for either way", () => {
  const view = viewOf({ id: "a", negated: true }, { id: "b" });
  assert.deepEqual(ids(view, { negated: true }), ["a"]);
  assert.deepEqual(ids(view, { negated: false }), ["b"]);
  assert.deepEqual(ids(view, { negated: null }), ["a", "b"]);
});

test("all words of the text stand somewhere in the sentence, accents and case ignored", () => {
  const view = viewOf({ id: "a", statement: "El Ejército patrullará la frontera." }, { id: "b", statement: "El ejército no." });
  assert.deepEqual(ids(view, { text: "EJERCITO" }), ["a", "b"]);
  assert.deepEqual(ids(view, { text: "front ejercito" }), ["a"]);
  assert.deepEqual(ids(view, { text: "  " }), ["a", "b"]);
});

test("a date is met by every span that it touches", () => {
  const view = viewOf(
    { id: "a", date: "2025" },
    { id: "b", date: "2025-12-14" },
    { id: "c", start: "2025-12" },
    { id: "d", end: "2025-11" },
    { id: "e", start: "2020", end: ".." },
    { id: "f" },
    { id: "g", end: ".." },
    { id: "h", start: "2024-02", end: "2024-02" },
  );
  assert.deepEqual(ids(view, { on: "2025-12-14" }), ["a", "b", "c", "e", "g"]);
  assert.deepEqual(ids(view, { on: "2025-11-30" }), ["a", "d", "e", "g"]);
  assert.deepEqual(ids(view, { on: "2024-02-29" }), ["d", "e", "g", "h"]);
  assert.deepEqual(ids(view, { on: "2026" }), ["c", "e", "g"]);
  assert.throws(() => select(view, { on: "soon" }), RangeError);
});

test("partial dates are those of the calendar", () => {
  for (const date of ["0001", "2025", "2025-12", "2024-02-29", "2000-02-29"]) assert.ok(isPartialDate(date), date);
  const none = ["", "25", "0000", "2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-04-31", "2025-1-1", "2025-12-14T00", "..", "２０２５"];
  for (const date of none) assert.ok(!isPartialDate(date), date);
  assert.deepEqual(["2025", "2025-02", "2024-02", "2025-12-14"].map(earliestDay), ["2025-01-01", "2025-02-01", "2024-02-01", "2025-12-14"]);
  assert.deepEqual(["2025", "2025-02", "2024-02", "2025-12-14"].map(latestDay), ["2025-12-31", "2025-02-28", "2024-02-29", "2025-12-14"]);
});

/**
 * Whether one relation answers a query, told field by field: slow and plain.
 * @param {View} view
 * @param {Query} query
 * @param {RelationView | undefined} relation
 */
function answers(view, query, relation) {
  if (!relation) return false;
  /** @param {string[]} asked @param {string[]} words */
  const any = (asked, ...words) => asked.length === 0 || words.some((word) => asked.includes(word));
  /** @param {string[]} asked @param {string} id */
  const isA = (asked, id) => {
    const kind = view.entities.find((one) => one.id === id)?.kind ?? "";
    return any(asked, kind) || view.entity_kinds.some((one) => asked.includes(one.kind) && one.includes.includes(kind));
  };
  const [first, last] = query.on === null ? ["", ""] : [earliestDay(query.on), latestDay(query.on)];
  const span = spanOf(relation);
  return (
    any(query.kind, relation.kind) &&
    any(query.source, relation.source) &&
    any(query.target, relation.target) &&
    any(query.entity, relation.source, relation.target) &&
    isA(query.source_kind, relation.source) &&
    isA(query.target_kind, relation.target) &&
    any(query.scenario, relation.scenario ?? "always") &&
    any(query.topic, ...(relation.topic === null ? [] : [relation.topic])) &&
    any(query.modality, relation.modality) &&
    any(query.certainty, relation.certainty) &&
    any(query.holder, relation.holder) &&
    any(query.basis, relation.basis) &&
    any(query.document, ...relation.evidence.map(({ document }) => document)) &&
    (query.negated === null || query.negated === relation.negated) &&
    (query.on === null || (span !== null && span[0] <= last && first <= span[1])) &&
    foldedWords(query.text ?? "").every((word) => fold(relation.statement).includes(word))
  );
}

test("the columns give what looking at each relation gives", () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const view = randomView(seed);
    const chance = new Chance(seed + 1000);
    for (let run = 0; run < 25; run += 1) {
      const query = randomQuery(chance, view);
      const plain = [...view.relations.keys()].filter((place) => answers(view, queryOf(query), view.relations[place]));
      assert.deepEqual(select(view, query), plain, JSON.stringify(query));
    }
  }
});

test("asking more finds no more", () => {
  const view = randomView(7, { relations: 200 });
  const chance = new Chance(7);
  for (let run = 0; run < 200; run += 1) {
    const [one, other] = [randomQuery(chance, view), randomQuery(chance, view)];
    const both = new Set(select(view, { ...one, ...other }));
    for (const found of both) assert.ok(select(view, other).includes(found));
  }
});

test("no query changes the view", () => {
  const view = randomView(3);
  const before = JSON.stringify(view);
  select(view, { kind: "border", text: "a", on: "2025" }).reverse();
  select(view, {}).pop();
  assert.equal(JSON.stringify(view), before);
});

test("equal questions are one query, however they are spelled", () => {
  assert.deepEqual(queryOf({ kind: "visit" }), queryOf({ kind: ["visit", "visit"], negated: null, text: " " }));
  assert.deepEqual(queryOf({ kind: ["b", "a"] }).kind, ["a", "b"]);
  assert.ok(asksNothing({}) && asksNothing(queryOf()) && !asksNothing({ negated: false }));
});

test("an address holds a query, and gives it back", () => {
  assert.equal(toHash({ kind: ["deployment", "border"], negated: false }), "kind=border&kind=deployment&negated=false");
  const view = randomView(11);
  const chance = new Chance(11);
  for (let run = 0; run < 500; run += 1) {
    const query = queryOf(randomQuery(chance, view));
    assert.deepEqual(fromHash(`#${toHash(query)}`), query);
    assert.equal(toHash(fromHash(toHash(query))), toHash(query));
  }
  const hostile = ["a&kind=b", "#", "%", "%zz", "+ +", "</script>", "’\u202e🙂", "a=b", "\n", "true"];
  for (const text of hostile) assert.deepEqual(fromHash(toHash({ text, kind: text })), queryOf({ text, kind: text }));
});

test("what an address says that no query means is left out", () => {
  assert.deepEqual(fromHash("#on=yesterday&negated=perhaps&selected=chile&__proto__=1"), queryOf());
  assert.deepEqual(fromHash(""), queryOf());
  assert.deepEqual(fromHash("#%E0%A4%A"), queryOf());
});
