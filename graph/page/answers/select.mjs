/** The relations that answer a query: the same as in Python. */

/** @import { Query, QueryLike, View } from "../data/types.mjs" */

import { earliestDay, isPartialDate, latestDay, spanOf } from "../base/dates.mjs";
import { foldedWords } from "../base/fold.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { queryFields, queryOf } from "../data/query.mjs";

/**
 * The entity kinds that the asked ones include: a candidate is a person.
 * @param {View} view
 * @param {string[]} kinds
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
 * @returns {[first: string, last: string]}
 */
function askedSpan(on) {
  if (!isPartialDate(on)) throw new RangeError(`"${on}" is not a date; write 2025, 2025-12 or 2025-12-14`);
  return [earliestDay(on), latestDay(on)];
}

/**
 * The tests that a relation, given by its place in the view, must pass; the cheapest come first.
 * @param {View} view
 * @param {Query} query
 * @returns {((place: number) => boolean)[]}
 */
function testsOf(view, query) {
  const lookups = lookupsOf(view);
  const { relations } = view;
  /** @type {((place: number) => boolean)[]} */
  const tests = [];

  /**
   * @param {string} name
   * @param {Set<string>} words
   * @returns {(place: number) => boolean}
   */
  const inColumn = (name, words) => {
    const column = lookups.column(name);
    const wanted = new Uint8Array(column.places.size);
    for (const word of words) {
      const code = column.places.get(word);
      if (code !== undefined) wanted[code] = 1;
    }
    // A relation without a word has the code -1, where the array holds nothing.
    return (place) => wanted[column.codes[place] ?? -1] === 1;
  };

  for (const { name, column } of queryFields()) {
    const words = query[/** @type {"kind"} */ (name)];
    if (column !== null && words.length > 0) tests.push(inColumn(column, new Set(words)));
  }
  for (const name of /** @type {const} */ (["source_kind", "target_kind"])) {
    if (query[name].length > 0) tests.push(inColumn(name, withSubKinds(view, query[name])));
  }
  if (query.entity.length > 0) {
    const ids = new Set(query.entity);
    const atSource = inColumn("source", ids);
    const atTarget = inColumn("target", ids);
    tests.push((place) => atSource(place) || atTarget(place));
  }
  if (query.negated !== null) {
    const { negated } = query;
    tests.push((place) => relations[place]?.negated === negated);
  }
  if (query.document.length > 0) {
    const ids = new Set(query.document);
    tests.push((place) => relations[place]?.evidence.some((citation) => ids.has(citation.document)) ?? false);
  }
  if (query.on !== null) {
    const [first, last] = askedSpan(query.on);
    tests.push((place) => {
      const relation = relations[place];
      const span = relation ? spanOf(relation) : null;
      return span !== null && span[0] <= last && first <= span[1];
    });
  }
  if (query.text !== null) {
    const words = foldedWords(query.text);
    tests.push((place) => {
      const statement = lookups.foldedStatement(place);
      return words.every((word) => statement.includes(word));
    });
  }
  return tests;
}

/**
 * The places in the view of the relations that answer a query, upwards.
 * @param {View} view
 * @param {QueryLike | Query} query
 * @returns {number[]}
 */
export function select(view, query) {
  const tests = testsOf(view, queryOf(query));
  const [only] = tests;
  if (!only) return [...view.relations.keys()];
  const passes = tests.length === 1 ? only : (/** @type {number} */ place) => tests.every((test) => test(place));
  /** @type {number[]} */
  const places = [];
  for (let place = 0; place < view.relations.length; place += 1) if (passes(place)) places.push(place);
  return places;
}
