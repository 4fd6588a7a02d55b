import assert from "node:assert/strict";
import { test } from "node:test";

import { select } from "../../graph/page/answers/select.mjs";
import { dayText, earliestDay, isPartialDate, latestDay, spanOf } from "../../graph/page/base/dates.mjs";
import { fold, foldedWords } from "../../graph/page/base/fold.mjs";
import { asksNothing, fromHash, queryOf, toHash } from "../../graph/page/data/query.mjs";
import { Chance, citation, CERTAINTIES, emptyView, entity, MODALITIES, randomQuery, randomView, relation } from "./synthetic.mjs";

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

test("an entity is asked for at either end, in a field, and as who says it", () => {
  const named = { id: "d", kind: "deployment", fields: { legal_basis: "kast", role: "matthei" } };
  const view = viewOf({ id: "a", target: "kast" }, { id: "b", source: "kast" }, { id: "c" }, named, { id: "e", holder: "kast" });
  assert.deepEqual(ids(view, { entity: "kast" }), ["a", "b", "d", "e"]);
  assert.deepEqual(ids(view, { entity: "matthei" }), []);
  assert.deepEqual(ids(view, { entity: ["kast", "north"] }), ["a", "b", "c", "d", "e"]);
  assert.deepEqual(ids(view, { source: "kast" }), ["b"]);
});

test("a scenario and a topic are asked for by their labels too, where one alone has it", () => {
  const view = viewOf({ id: "a", scenario: "red", topic: "one" }, { id: "b", topic: "two" });
  const scenario = { id: "red", label: "If Red wins", labels: { es: "Si gana Red" }, group: "vote", condition: {}, counterparts: {} };
  view.scenarios = [scenario];
  view.topics = [
    { id: "one", label: "Trade", labels: { es: "Comercio" } },
    { id: "two", label: "The North", labels: {} },
    { id: "three", label: "trade", labels: {} },
  ];
  assert.deepEqual(ids(view, { scenario: "if red wins" }), ["a"]);
  assert.deepEqual(ids(view, { scenario: "si gana red", topic: "Comercio" }), ["a"]);
  assert.deepEqual(ids(view, { exclude: { topic: ["the north"] } }), ["a"]);
  assert.deepEqual(ids(view, { topic: "Trade" }), []);
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
    documents.map((document) => citation({ document }));
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

test("all words of the text stand somewhere in the claim, accents and case ignored", () => {
  const view = viewOf({ id: "a", sentence: "El Ejército patrullará la frontera." }, { id: "b", sentence: "El ejército no." });
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
  const none = ["", "25", "-0000", "2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-04-31", "2025-1-1", "2025-12-14T00", "..", "２０２５"];
  for (const date of none) assert.ok(!isPartialDate(date), date);
  assert.deepEqual(["2025", "2025-02", "2024-02", "2025-12-14"].map((date) => dayText(earliestDay(date))), ["2025-01-01", "2025-02-01", "2024-02-01", "2025-12-14"]);
  assert.deepEqual(["2025", "2025-02", "2024-02", "2025-12-14"].map((date) => dayText(latestDay(date))), ["2025-12-31", "2025-02-28", "2024-02-29", "2025-12-14"]);
});

test("words are found in names and aliases, notes, own fields, labels and the voice; alternatives are any of them", () => {
  const view = viewOf(
    { id: "a", kind: "deployment", fields: { role: "lead", legal_basis: "kast" } },
    { id: "b", note: "Nótese.", composed: false, sentences: { es: "Otra frase." } },
    { id: "c", holder: "matthei" },
  );
  view.entities[1] = entity({ id: "kast", name: "José Kast", names: { en: "Joe" }, aliases: ["El Candidato"] });
  view.entities[2] = entity({ id: "matthei", name: "Evelyn M. (matthei)", names: {}, aliases: [] });
  assert.deepEqual(ids(view, { text: "candidato jose lead" }), ["a"]);
  assert.deepEqual(ids(view, { text: "in the lead" }), ["a"]);
  assert.deepEqual(ids(view, { text: "deployment" }), ["a"]);
  assert.deepEqual(ids(view, { text: "notese frase" }), ["b"]);
  assert.deepEqual(ids(view, { text: "evelyn" }), ["c"]);
  assert.deepEqual(ids(view, { text: "(matthei" }), []);
  assert.deepEqual(ids(view, { text: "author" }), ["a", "b"]);
  assert.deepEqual(ids(view, { text: ["evelyn", " ", "notese"] }), ["b", "c"]);
  assert.deepEqual(ids(view, { note: "NOTESE" }), ["b"]);
  assert.deepEqual(ids(view, { note: "frase" }), []);
  assert.deepEqual(ids(view, { note: "" }), ["b"]);
});

test("a voice is found by its id and by each of its members; a holder as it is written, too", () => {
  const view = viewOf({ id: "a", voice: "rios+berg" }, { id: "b", holder: "rios", voice: "rios" }, { id: "c", voice: "N. N." });
  view.voices = [
    { id: "rios+berg", name: "Ana Ríos and Tom Berg", names: {}, words: ["rios+berg", "rios", "berg"] },
    { id: "rios", name: "Ana Ríos", names: {}, words: ["rios"] },
    { id: "N. N.", name: "N. N.", names: {}, words: ["N. N."] },
  ];
  assert.deepEqual(ids(view, { voice: "rios" }), ["a", "b"]);
  assert.deepEqual(ids(view, { voice: "berg" }), ["a"]);
  assert.deepEqual(ids(view, { voice: ["rios+berg", "N. N."] }), ["a", "c"]);
  assert.deepEqual(ids(view, { holder: "author" }), ["a", "c"]);
  assert.deepEqual(ids(view, { holder: "rios" }), ["a", "b"]);
  assert.deepEqual(ids(view, { holder: ["author", "rios"] }), ["a", "b", "c"]);
});

test("a name stands for the id of whoever alone bears it", () => {
  const view = viewOf({ id: "a", source: "kast" }, { id: "b", holder: "matthei" }, { id: "c", kind: "deployment", fields: { legal_basis: "kast" } });
  view.entities[1] = entity({ id: "kast", name: "José Kast (kast)", aliases: ["El Candidato"] });
  view.entities[2] = entity({ id: "matthei", name: "Matthei", aliases: ["the same"] });
  view.entities[3] = entity({ id: "north", name: "The same" });
  view.voices.push({ id: "matthei", name: "Matthei", names: {}, words: ["matthei"] });
  assert.deepEqual(ids(view, { source: "JOSE KAST" }), ["a"]);
  assert.deepEqual(ids(view, { entity: "el candidato", exclude: { source: "jose kast" } }), ["c"]);
  assert.deepEqual(ids(view, { own: { legal_basis: "José Kast" } }), ["c"]);
  assert.deepEqual(ids(view, { voice: "MATTHEI" }), ["b"]);
  assert.deepEqual(ids(view, { voice: "a. author" }), ["a", "c"]);
  assert.deepEqual(ids(view, { target: "the same" }), []);
  assert.deepEqual(ids(view, { modality: "Fact" }), ["a", "b", "c"]);
});

test("a side is whoever plays a part in a scenario", () => {
  const view = viewOf({ id: "a", source: "kast" }, { id: "b", kind: "deployment", fields: { legal_basis: "matthei" } }, { id: "c" });
  view.scenarios = view.scenarios.map((one, at) => ({ ...one, counterparts: { winner: at ? "matthei" : "kast" } }));
  assert.deepEqual(ids(view, { side: "left-wins" }), ["a"]);
  assert.deepEqual(ids(view, { side: ["left-wins", "right-wins"] }), ["a", "b"]);
});

test("a paragraph is asked for by its number", () => {
  const view = viewOf({ id: "a", evidence: [citation({ paragraph: 8 })] }, { id: "b", evidence: [citation(), citation({ paragraph: 10 })] }, { id: "c" });
  assert.deepEqual(ids(view, { paragraph: 8 }), ["a"]);
  assert.deepEqual(ids(view, { paragraph: ["10", "8"] }), ["a", "b"]);
  assert.deepEqual(queryOf({ paragraph: ["10", "8", "08"] }).paragraph, ["8", "10"]);
});

test("what only some kinds say is asked for by its name", () => {
  const view = viewOf(
    { id: "a", kind: "deployment", fields: { role: "lead", number: 10, armed: true } },
    { id: "b", kind: "deployment", fields: { role: "support", number: 2.5, armed: false } },
    { id: "c", kind: "advice", fields: { aspect: "Límites y  paso" } },
    { id: "d" },
  );
  assert.deepEqual(ids(view, { role: "lead" }), ["a"]);
  assert.deepEqual(ids(view, { own: { role: ["lead", "support"] } }), ["a", "b"]);
  assert.deepEqual(ids(view, { own: { number: "10.0" } }), ["a"]);
  assert.deepEqual(ids(view, { own: { number: 2.5 } }), ["b"]);
  assert.deepEqual(ids(view, { own: { armed: "yes" } }), ["a"]);
  assert.deepEqual(ids(view, { own: { armed: false } }), ["b"]);
  assert.deepEqual(ids(view, { own: { aspect: ["PASO limites", "none"] } }), ["c"]);
  assert.deepEqual(ids(view, { own: { aspect: "limites aqui" } }), []);
  assert.deepEqual(ids(view, { own: { constructor: "x" } }), []);
  assert.equal(asksNothing({ own: { role: [] } }), true);
});

test("what a field alone would find is left out; what lacks the field is kept", () => {
  const view = viewOf({ id: "a", modality: "risk" }, { id: "b", topic: "trade" }, { id: "c", kind: "deployment", fields: { role: "lead" } }, { id: "d", negated: true });
  assert.deepEqual(ids(view, { exclude: { modality: "risk" } }), ["b", "c", "d"]);
  assert.deepEqual(ids(view, { exclude: { modality: "risk", topic: "trade" } }), ["c", "d"]);
  assert.deepEqual(ids(view, { exclude: { role: "lead", negated: true } }), ["a", "b"]);
  assert.deepEqual(ids(view, { exclude: { own: { role: "lead" }, text: ["army"] } }), []);
  assert.deepEqual(queryOf({ exclude: { limit: 3, order: "kind" } }), queryOf());
});

test("an answer comes in the order of the text, or in that of columns, and as much of it as is asked for", () => {
  const view = viewOf(
    { id: "1", date: "2025", modality: "plan", topic: "trade" },
    { id: "2", modality: "fact" },
    { id: "3", date: "2024-01", modality: "plan" },
    { id: "4", date: "2025-01", modality: "risk", topic: "army" },
  );
  assert.deepEqual(ids(view, { order: "date" }), ["3", "4", "1", "2"]);
  assert.deepEqual(ids(view, { order: "-date" }), ["1", "4", "3", "2"]);
  assert.deepEqual(ids(view, { order: ["-modality", "id"] }), ["4", "1", "3", "2"]);
  assert.deepEqual(ids(view, { order: ["modality", "-id"] }), ["2", "3", "1", "4"]);
  assert.deepEqual(ids(view, { order: "-topic" }), ["1", "4", "2", "3"]);
  assert.deepEqual(ids(view, { order: "date", limit: 2 }), ["3", "4"]);
  assert.deepEqual(ids(view, { limit: 1 }), ["1"]);
  assert.deepEqual(queryOf({ order: ["b", "a", "b"] }).order, ["b", "a"]);
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
  const [first, last] = query.on === null ? [0, 0] : [earliestDay(query.on), latestDay(query.on)];
  const span = spanOf(relation);
  const { legal_basis: basis } = relation.fields;
  const named = [relation.source, relation.target, ...(typeof basis === "string" ? [basis] : [])];
  const sides = view.scenarios.filter(({ counterparts }) => Object.values(counterparts).some((id) => named.includes(id) || id === relation.holder)).map(({ id }) => id);
  const spoken = view.voices.find(({ id }) => id === relation.voice)?.words ?? [];
  const names = [...named, relation.holder].flatMap((id) => view.entities.filter((one) => one.id === id)).flatMap((one) => [one.name, ...Object.values(one.names), ...one.aliases]);
  const kind = view.relation_kinds.find((one) => one.kind === relation.kind);
  const own = Object.entries(relation.fields).flatMap(([name, value]) => (typeof value === "string" && name !== "legal_basis" ? [value, value === "lead" ? "in the lead" : ""] : []));
  const voice = view.voices.find(({ id }) => id === relation.voice)?.name ?? "";
  const hay = [relation.sentence, ...Object.values(relation.sentences), relation.note ?? "", kind?.forward ?? "", ...own, ...names, voice].map(fold).join("\n");
  return (
    any(query.kind, relation.kind) &&
    any(query.source, relation.source) &&
    any(query.target, relation.target) &&
    any(query.entity, ...named, relation.holder) &&
    any(query.side, ...sides) &&
    isA(query.source_kind, relation.source) &&
    isA(query.target_kind, relation.target) &&
    any(query.scenario, relation.scenario ?? "always") &&
    any(query.topic, ...(relation.topic === null ? [] : [relation.topic])) &&
    any(query.modality, relation.modality) &&
    any(query.certainty, relation.certainty) &&
    any(query.holder, relation.holder, ...spoken) &&
    any(query.voice, ...spoken) &&
    any(query.basis, relation.basis) &&
    any(query.document, ...relation.evidence.map(({ document }) => document)) &&
    any(query.paragraph, ...relation.evidence.map(({ paragraph }) => String(paragraph))) &&
    (query.negated === null || query.negated === relation.negated) &&
    (query.on === null || (span !== null && span[0] <= last && first <= span[1])) &&
    (query.text.length === 0 || query.text.some((text) => foldedWords(text).every((word) => hay.includes(word)))) &&
    (query.note === null || (relation.note !== null && foldedWords(query.note).every((word) => fold(relation.note ?? "").includes(word)))) &&
    Object.entries(query.own).every(([name, words]) => {
      const value = relation.fields[name];
      return value !== undefined && words.some((word) => (typeof value === "number" ? Number(word) === value : word === String(value)));
    })
  );
}

/**
 * The days that tell in an order by dates: the first on which a claim is known to hold, then the last; downwards the last, then the first.
 * @param {RelationView | undefined} relation
 * @param {string} word
 */
function dayOf(relation, word) {
  const span = relation ? spanOf(relation) : null;
  if (!span || !relation) return null;
  const { date, start, end } = relation;
  const [first, last] = span;
  if (word === "date") return asText(date === null && start === null ? last : first, last);
  return asText(date === null && (end === null || end === "past") ? first : last, first);
}

/**
 * Days as text that sorts as they do.
 * @param {...number} days
 */
function asText(...days) {
  return days.map((day) => String(day + 1e15).padStart(16, "0")).join(" ");
}

/**
 * The places of a query's answer, by looking at each relation: slow and plain.
 * @param {View} view
 * @param {Query} query
 */
function plainly(view, { exclude, order, limit, ...query }) {
  const asked = queryOf(query);
  const left = Object.entries(exclude).map(([name, words]) => queryOf({ [name]: words }));
  const places = [...view.relations.keys()].filter((place) => answers(view, asked, view.relations[place]) && !left.some((one) => answers(view, one, view.relations[place])));
  for (const word of [...order].reverse()) {
    const name = /** @type {"kind"} */ (word.replace("-", ""));
    const scale = /** @type {Record<string, string[]>} */ ({ modality: MODALITIES, certainty: CERTAINTIES })[name];
    /** @param {number} place */
    const value = (place) => {
      const relation = view.relations[place];
      if (/** @type {string} */ (name) === "date") return dayOf(relation, word);
      const said = relation?.[name] ?? null;
      if (said !== null && /^-?(start|end)$/.test(word)) return asText(earliestDay(said), latestDay(said));
      return said === null ? null : scale ? String(scale.indexOf(said)) : said;
    };
    const there = places.filter((place) => value(place) !== null);
    const way = word.startsWith("-") ? -1 : 1;
    there.sort((a, b) => way * ((value(a) ?? "") < (value(b) ?? "") ? -1 : (value(a) ?? "") > (value(b) ?? "") ? 1 : 0));
    places.splice(0, places.length, ...there, ...places.filter((place) => value(place) === null));
  }
  return places.slice(0, limit ?? places.length);
}

test("the columns give what looking at each relation gives", () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const view = randomView(seed);
    const chance = new Chance(seed + 1000);
    for (let run = 0; run < 25; run += 1) {
      const query = randomQuery(chance, view);
      assert.deepEqual(select(view, query), plainly(view, queryOf(query)), JSON.stringify(query));
    }
  }
});

test("asking more finds no more", () => {
  const view = randomView(7, { relations: 200 });
  const chance = new Chance(7);
  for (let run = 0; run < 200; run += 1) {
    const [one, other] = [0, 1].map(() => ({ ...randomQuery(chance, view), limit: null }));
    const both = new Set(select(view, { ...one, ...other }));
    for (const found of both) assert.ok(select(view, other ?? {}).includes(found));
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
  assert.deepEqual(queryOf({ kind: "visit" }), queryOf({ kind: ["visit", "visit"], negated: null, text: " ", note: null, own: { role: [] }, exclude: {}, limit: null }));
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
  assert.equal(
    toHash({ role: "lead", exclude: { modality: ["risk", "plan"], negated: true }, order: ["-date", "kind"], limit: 5, text: ["a b", "c"] }),
    "text=a+b&text=c&own.role=lead&exclude.modality=plan&exclude.modality=risk&exclude.negated=true&order=-date&order=kind&limit=5",
  );
  const hostile = ["a&kind=b", "#", "%", "%zz", "+ +", "</script>", "’\u202e🙂", "a=b", "\n", "true"];
  for (const text of hostile) assert.deepEqual(fromHash(toHash({ text, kind: text })), queryOf({ text, kind: text }));
});

test("what an address says that no query means is left out", () => {
  assert.deepEqual(fromHash("#on=yesterday&negated=perhaps&selected=chile&__proto__=1&own.__proto__=1&own.nobody=1&exclude.limit=2&exclude.=&limit=-1&limit=x&order=-&order=nothing&paragraph=x&own=1"), queryOf());
  assert.deepEqual(fromHash(""), queryOf());
  assert.deepEqual(fromHash("#%E0%A4%A"), queryOf());
});
