/** Names in the place of ids: an address that a person wrote may say "Jeannette Jara". */

/** @import { Query, QueryField, View } from "../data/types.mjs" */

import { fold } from "../base/fold.mjs";
import { namesOf } from "../data/haystack.mjs";
import { ALWAYS, lookupsOf } from "../data/lookups.mjs";
import { NOTHING, ownField, queryFields } from "../data/query.mjs";

const AUTHOR = "author";
const BASES = ["stated", "inferred"];

/** @type {WeakMap<View, Map<string, string | null>>} */
const BEARERS = new WeakMap();

/**
 * The entity that bears each name, folded; null where several do.
 * @param {View} view
 */
function bearersOf(view) {
  let bearers = BEARERS.get(view);
  if (!bearers) {
    bearers = new Map();
    for (const entity of view.entities) {
      for (const name of new Set([entity.id, ...namesOf(view, entity)].map(fold))) bearers.set(name, bearers.has(name) ? null : entity.id);
    }
    BEARERS.set(view, bearers);
  }
  return bearers;
}

/**
 * What a word of each sort may be.
 * @type {Record<string, (view: View) => Iterable<string>>}
 */
const KNOWN = {
  holder: (view) => [AUTHOR, ...spoken(view)],
  voice: spoken,
  relation_kind: (view) => view.relation_kinds.map(({ kind }) => kind),
  entity_kind: (view) => view.entity_kinds.map(({ kind }) => kind),
  scenario: (view) => [ALWAYS, ...view.scenarios.map(({ id }) => id)],
  world: (view) => view.scenarios.map(({ id }) => id),
  topic: (view) => view.topics.map(({ id }) => id),
  document: (view) => view.documents.map(({ id }) => id),
  modality: (view) => view.modalities,
  certainty: (view) => view.certainties,
  basis: () => BASES,
};
/**
 * What may be named by its label as well.
 * @type {Record<string, (view: View) => readonly { id: string, label: string, labels: Record<string, string> }[]>}
 */
const LABELLED = { scenario: ({ scenarios }) => scenarios, world: ({ scenarios }) => scenarios, topic: ({ topics }) => topics };
/** Of these an entity may be meant. */
const ENTITIES = ["entity", "holder", "voice"];

/** @param {View} view */
function spoken({ voices, documents }) {
  return [...voices.flatMap(({ words }) => words), ...documents.map(({ id }) => id)];
}

/**
 * What a word stands for: itself, where it is known or nothing is.
 * @param {View} view
 * @param {string} of
 * @param {string} word
 */
function meant(view, of, word) {
  if (word === NOTHING || (ENTITIES.includes(of) && lookupsOf(view).entityPlaces.has(word))) return word;
  const known = new Set(KNOWN[of]?.(view));
  if (known.has(word)) return word;
  const bearer = ENTITIES.includes(of) ? bearersOf(view).get(fold(word)) : undefined;
  if (bearer) return bearer;
  const sought = fold(word);
  const alike = [...known].filter((one) => fold(one) === sought);
  if (alike.length === 0) alike.push(...labelled(view, of, sought));
  return alike.length === 1 ? (alike[0] ?? word) : word;
}

/**
 * The ids of what has a label, in whatever language.
 * @param {View} view
 * @param {string} of
 * @param {string} sought Folded.
 */
function labelled(view, of, sought) {
  const bearing = LABELLED[of]?.(view) ?? [];
  return bearing.filter(({ label, labels }) => [label, ...Object.values(labels)].some((one) => fold(one) === sought)).map(({ id }) => id);
}

/**
 * @param {View} view
 * @param {QueryField | undefined} field
 * @param {string[]} words
 * @returns {string[]}
 */
function idsFor(view, field, words) {
  const of = field?.of;
  return of ? words.map((word) => meant(view, of, word)) : words;
}

/**
 * The fields within one, with ids for names.
 * @param {View} view
 * @param {Record<string, string[]>} asked
 */
function within(view, asked) {
  return Object.fromEntries(Object.entries(asked).map(([name, words]) => [name, idsFor(view, queryFields().find((one) => one.name === name) ?? ownField(name), words)]));
}

/**
 * A query with ids for names.
 * @param {View} view
 * @param {Query} query
 * @returns {Query}
 */
export function settled(view, query) {
  const asked = /** @type {Record<string, any>} */ (/** @type {unknown} */ (query));
  const fields = queryFields().filter(({ of, name }) => of && asked[name].length > 0);
  const ids = Object.fromEntries(fields.map((field) => [field.name, idsFor(view, field, asked[field.name])]));
  return { ...query, ...ids, own: within(view, query.own), exclude: within(view, query.exclude) };
}
