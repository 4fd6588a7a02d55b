/** The relations that answer a query: the same as in Python. */

/** @import { Query, QueryLike, RelationView, View } from "../data/types.mjs" */

import { inOrder } from "./order.mjs";
import { settled } from "./settled.mjs";
import { daysOf, earliestDay, overlap, spanOf } from "../base/dates.mjs";
import { fold, foldedWords } from "../base/fold.mjs";
import { haystackOf } from "../data/haystack.mjs";
import { lookupsOf, OWN } from "../data/lookups.mjs";
import { ownField, queryFields, queryOf } from "../data/query.mjs";

/** @typedef {(place: number) => boolean} Test whether a relation, by its place in the view, has what is asked for */

/** What "author" as the holder stands for is not looked for among the voices. */
const AUTHOR = "author";

/**
 * The entity kinds that the asked ones include: a candidate is a person.
 * @param {View} view
 * @param {readonly string[]} kinds
 * @returns {Set<string>}
 */
function withSubKinds(view, kinds) {
  const expanded = new Set(kinds);
  for (const kind of view.entity_kinds) {
    if (kinds.includes(kind.kind)) for (const sub of kind.includes) expanded.add(sub);
  }
  return expanded;
}

/**
 * @param {string} on
 * @returns {import("../base/dates.mjs").Days}
 */
function askedSpan(on) {
  const days = daysOf(on);
  if (!days) throw new RangeError(`"${on}" is not a date; write 2025, 2025-12 or 2025-12-14, or as EDTF has it: 1990~, 199X, 2004/2005`);
  return days;
}

/**
 * @param {View} view
 * @param {string} name a column
 * @param {Iterable<string>} words
 * @returns {Test}
 */
function inColumn(view, name, words) {
  const column = lookupsOf(view).column(name);
  const wanted = new Uint8Array(column.places.size);
  for (const word of words) {
    const code = column.places.get(word);
    if (code !== undefined) wanted[code] = 1;
  }
  // A relation without a word has the code -1, where the array holds nothing.
  return (place) => wanted[column.codes[place] ?? -1] === 1;
}

/**
 * Whether a relation names any of some entities, at an end, in a field of its own or as its holder.
 * @param {View} view
 * @param {ReadonlySet<string>} ids
 * @returns {Test}
 */
function naming(view, ids) {
  const lookups = lookupsOf(view);
  const atSource = inColumn(view, "source", ids);
  const atTarget = inColumn(view, "target", ids);
  const held = inColumn(view, "holder", ids);
  return (place) => {
    if (atSource(place) || atTarget(place) || held(place)) return true;
    const relation = view.relations[place];
    return relation !== undefined && lookups.references(relation.kind).some((name) => ids.has(/** @type {string} */ (relation.fields[name])));
  };
}

/**
 * The voices that any of some words finds.
 * @param {View} view
 * @param {readonly string[]} words
 * @returns {Test}
 */
function ofVoice(view, words) {
  const found = view.voices.filter((voice) => voice.words.some((word) => words.includes(word)));
  return inColumn(view, "voice", found.map(({ id }) => id));
}

/**
 * Some fields are asked for in a way of their own.
 * @type {Record<string, (view: View, words: string[]) => Test>}
 */
const BY_NAME = {
  entity: (view, words) => naming(view, new Set(words)),
  side(view, words) {
    const sides = view.scenarios.filter(({ id }) => words.includes(id));
    return naming(view, new Set(sides.flatMap(({ counterparts }) => Object.values(counterparts))));
  },
  source_kind: (view, words) => inColumn(view, "source_kind", withSubKinds(view, words)),
  target_kind: (view, words) => inColumn(view, "target_kind", withSubKinds(view, words)),
  holder(view, words) {
    const written = inColumn(view, "holder", words);
    const spoken = ofVoice(view, words.filter((word) => word !== AUTHOR));
    return (place) => written(place) || spoken(place);
  },
  voice: ofVoice,
  has: (view, words) => (place) => {
    const relation = view.relations[place];
    return relation !== undefined && words.some((word) => saysOf(relation, word));
  },
  document: (view, words) => (place) => view.relations[place]?.evidence.some(({ document }) => words.includes(document)) ?? false,
  paragraph: (view, words) => (place) => view.relations[place]?.evidence.some(({ paragraph }) => words.includes(String(paragraph))) ?? false,
  negated: (view, words) => inColumn(view, "negated", words),
  on: (view, words) => anyOf(words.map((on) => onDay(view, on))),
  said_by: (view, words) => anyOf(words.map((day) => saidBy(view, day))),
  text(view, words) {
    const haystack = haystackOf(view);
    return anyOf(words.map(foldedWords).map((sought) => (place) => haystack.holds(place, sought)));
  },
  note(view, words) {
    const haystack = haystackOf(view);
    return anyOf(words.map(foldedWords).map((sought) => (place) => haystack.notes(place, sought)));
  },
};

/**
 * Whether a relation says anything of a field: one of its kind's own, or of every relation's.
 * @param {RelationView} relation
 * @param {string} field
 */
function saysOf(relation, field) {
  const { composed, date, start, end, fields } = relation;
  if (field === "statement") return !composed;
  if (field === "date") return (date ?? start ?? end) !== null;
  if (field === "note" || field === "topic" || field === "scenario") return (relation[field] ?? null) !== null;
  return Object.hasOwn(fields, field) && (fields[field] ?? null) !== null;
}

/**
 * @param {Test[]} tests
 * @returns {Test}
 */
function anyOf(tests) {
  const [only] = tests;
  return tests.length === 1 && only ? only : (place) => tests.some((test) => test(place));
}

/**
 * @param {View} view
 * @param {string} on
 * @returns {Test}
 */
function onDay(view, on) {
  const asked = askedSpan(on);
  return (place) => {
    const relation = view.relations[place];
    const span = relation ? spanOf(relation) : null;
    return span !== null && overlap(span, asked);
  };
}

/**
 * Whether a relation is cited from a document that is dated, and not known to be later.
 * @param {View} view
 * @param {string} day
 * @returns {Test}
 */
function saidBy(view, day) {
  const [, last] = askedSpan(day);
  const said = new Set(view.documents.filter(({ date }) => date !== null && earliestDay(date) <= last).map(({ id }) => id));
  return (place) => view.relations[place]?.evidence.some(({ document }) => said.has(document)) ?? false;
}

/**
 * What some kinds alone say.
 * @param {View} view
 * @param {string} name
 * @param {string[]} words
 * @returns {Test}
 */
function byOwnField(view, name, words) {
  const { codes, words: said } = lookupsOf(view).column(`${OWN}${name}`);
  const takes = ownField(name)?.takes;
  const sought = takes === "text" ? words.map(foldedWords) : [];
  const numbers = takes === "number" ? words.map(Number) : [];
  // Values repeat: each different one is looked at once.
  const fits = said.map((value) => {
    if (takes === "number") return numbers.includes(Number(value));
    if (takes !== "text") return words.includes(value);
    const folded = fold(value);
    return sought.some((parts) => parts.every((part) => folded.includes(part)));
  });
  return (place) => fits[codes[place] ?? -1] === true;
}

/**
 * Whether a relation has what one field asks for.
 * @param {View} view
 * @param {string} name
 * @param {string[]} words
 * @returns {Test}
 */
function testOf(view, name, words) {
  const field = queryFields().find((one) => one.name === name);
  if (!field) return byOwnField(view, name, words);
  return BY_NAME[name]?.(view, words) ?? inColumn(view, field.column ?? name, words);
}

/** The fields that take longest to look at, which are therefore looked at last. */
const LAST = ["document", "said_by", "paragraph", "on", "note", "text"];

/**
 * The tests that a relation must pass; the cheapest come first.
 * @param {View} view
 * @param {Query} query
 * @returns {Test[]}
 */
function testsOf(view, query) {
  const asked = /** @type {Record<string, any>} */ (/** @type {unknown} */ (query));
  /** @type {[name: string, test: Test][]} */
  const tests = [];
  for (const { name, takes } of queryFields()) {
    const value = asked[name];
    if (takes === "own") for (const [own, words] of Object.entries(value)) tests.push([own, byOwnField(view, own, /** @type {string[]} */ (words))]);
    else if (takes === "exclude") {
      for (const [field, words] of Object.entries(value)) {
        const test = testOf(view, field, /** @type {string[]} */ (words));
        tests.push([field, (place) => !test(place)]);
      }
    } else if (takes !== "order" && takes !== "count" && value !== null && !(Array.isArray(value) && value.length === 0)) {
      tests.push([name, testOf(view, name, Array.isArray(value) ? value : [String(value)])]);
    }
  }
  return tests.sort(([a], [b]) => LAST.indexOf(a) - LAST.indexOf(b)).map(([, test]) => test);
}

/**
 * The places in the view of the relations that answer a query: in the order of the text, unless it asks for another.
 * @param {View} view
 * @param {QueryLike | Query} like
 * @param {Uint8Array | null} [within] only among these
 * @returns {number[]}
 */
export function select(view, like, within = null) {
  const query = settled(view, queryOf(like));
  const tests = testsOf(view, query);
  if (within) tests.unshift((place) => within[place] === 1);
  const places = passing(view.relations.length, tests);
  const answer = query.order.length ? inOrder(view, places, query.order) : places;
  return query.limit === null ? answer : answer.slice(0, query.limit);
}

/**
 * @param {number} count
 * @param {Test[]} tests
 * @returns {number[]}
 */
function passing(count, tests) {
  const [only] = tests;
  if (!only) return Array.from({ length: count }, (_, place) => place);
  const passes = tests.length === 1 ? only : (/** @type {number} */ place) => tests.every((test) => test(place));
  /** @type {number[]} */
  const places = [];
  for (let place = 0; place < count; place += 1) if (passes(place)) places.push(place);
  return places;
}
