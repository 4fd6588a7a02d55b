/**
 * What is read, of all that is shown: a question's answer, a chain, a topic, a name with its neighbours, a sentence, a
 * claim, or what few relations the filters leave. It can be laid out by itself.
 */

/** @import { Shown } from "./shown.mjs" */
/** @import { RelationView, View } from "../data/types.mjs" */
/** @import { State } from "../state/state.mjs" */

import { claimsOnTopic } from "./brief.mjs";
import { eitherWay } from "./comparison.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { asksNothing } from "../data/query.mjs";
import { NO_TOPIC } from "../state/state.mjs";

/** How many names are drawn at first, and at most. */
const FIRST = 9;
const MORE = 12;
const PRESENTED = 6;
const MOST = 60;
/** Of more relations than these, filters leave no part that could be read by itself. */
const FEW = 60;

/**
 * @typedef {object} Subject
 * @property {number[]} nodes the places of the entities that are drawn
 * @property {number[]} lines those of the relations between them
 * @property {number[]} rest the relations of it that are not drawn
 * @property {number} claims how many relations it has in all
 * @property {number} names how many entities
 * @property {boolean} more whether more of it can be drawn
 */

/**
 * @param {View} view
 * @param {State} state
 * @param {Shown} shown
 * @returns {Subject | null} null: nothing is read by itself
 */
export function subjectOf(view, state, shown) {
  const found = claimsOf(view, state, shown);
  if (!found) return null;
  const { first, all, names, limit } = found;
  return partOf(view, state, first, all, names, state.every ? MOST : state.present ? Math.min(limit, PRESENTED) : limit);
}

/** @typedef {{ first: number[], all: number[], names: number[], limit: number }} Found the relations, the names that are there in any case, how many are drawn */

/**
 * @param {View} view
 * @param {State} state
 * @param {Shown} shown
 * @returns {Found | null}
 */
function claimsOf(view, state, shown) {
  const { entityPlaces, relationPlaces } = lookupsOf(view);
  const lit = [...(shown.litRelations ?? [])];
  const claim = relationPlaces.get(state.relation ?? "");
  if (state.path) {
    const ends = [state.path.from, state.path.to].flatMap((id) => entityPlaces.get(id) ?? []);
    const steps = (shown.path ?? []).map(({ relation }) => relationPlaces.get(relation.id) ?? -1);
    return { first: [], all: steps, names: ends, limit: MOST };
  }
  const question = state.question ? view.questions.find(({ id }) => id === state.question) : undefined;
  if (question) return { first: [], all: placesOf(question.answer, relationPlaces), names: [], limit: MORE };
  if (state.sentence) return { first: [], all: lit, names: [], limit: MORE };
  if (state.compare && state.entity === null) return compared(view, state, shown, claim);
  if (state.matter !== null) {
    const { first, all } = claimsOnTopic(view, state.matter === NO_TOPIC ? null : state.matter);
    /** @param {RelationView[]} relations */
    const places = (relations) => placesOf(relations.map(({ id }) => id), relationPlaces);
    return { first: claim === undefined ? places(first) : [claim, ...places(first)], all: places(all), names: [], limit: FIRST };
  }
  const entity = entityPlaces.get(state.entity ?? "");
  if (entity !== undefined) {
    const around = [...lookupsOf(view).around(entity)].filter((line) => shown.relation[line]);
    const ends = lookupsOf(view).ends;
    const own = around.filter((line) => ends.sources[line] === entity || ends.targets[line] === entity);
    const conditional = own.filter((line) => view.relations[line]?.scenario !== null);
    return { first: [...(claim === undefined ? [] : [claim]), ...conditional], all: own, names: [entity], limit: MORE };
  }
  if (claim !== undefined) return { first: [], all: [claim], names: [], limit: MORE };
  const narrowed = !asksNothing({ ...state.query, order: [] }) || state.focus !== null;
  return narrowed && !state.compare && shown.relations > 0 && shown.relations <= FEW ? { first: [], all: shown.places, names: [], limit: MORE } : null;
}

/**
 * What is compared on one topic, or of one matter: both sides, and what holds either way.
 * @param {View} view
 * @param {State} state with a comparison
 * @param {Shown} shown
 * @param {number | undefined} claim the one selected
 * @returns {Found}
 */
function compared(view, { matter, about, compare }, shown, claim) {
  const { relationPlaces } = lookupsOf(view);
  const topic = matter === NO_TOPIC ? null : matter;
  const narrowed = matter !== null || about !== null;
  const rows = shown.rows.filter((row) =>
    narrowed ? (matter === null || row.topic === topic) && (about === null || row.about === about) : row.status === "different",
  );
  const sides = rows.flatMap((row) => [...row.left, ...row.right]);
  const either = rows.flatMap((row) => (about === null || !compare ? [] : eitherWay(view, { ...row, rows: [] }, compare.left, compare.right)));
  const places = placesOf([...sides, ...either].map(({ id }) => id), relationPlaces);
  return { first: claim === undefined ? [] : [claim], all: [...new Set(places)], names: [], limit: MORE };
}

/**
 * @param {readonly string[]} ids
 * @param {Map<string, number>} places
 */
function placesOf(ids, places) {
  return ids.flatMap((id) => places.get(id) ?? []);
}

/**
 * The first names with all claims between them.
 * @param {View} view
 * @param {State} state
 * @param {number[]} first
 * @param {number[]} all
 * @param {number[]} names
 * @param {number} limit
 * @returns {Subject}
 */
function partOf(view, state, first, all, names, limit) {
  const { sources, targets } = lookupsOf(view).ends;
  const hidden = new Set(state.hidden.flatMap((id) => lookupsOf(view).entityPlaces.get(id) ?? []));
  const drawn = new Set(names.filter((node) => !hidden.has(node)));
  const every = new Set(names);
  const lines = [...new Set([...first, ...all])];
  for (const line of lines) {
    const ends = [sources[line] ?? -1, targets[line] ?? -1].filter((node) => node >= 0);
    for (const node of ends) every.add(node);
    if (ends.some((node) => hidden.has(node))) continue;
    if (new Set([...drawn, ...ends]).size <= limit) for (const node of ends) drawn.add(node);
  }
  const between = lines.filter((line) => drawn.has(sources[line] ?? -1) && drawn.has(targets[line] ?? -1));
  const rest = lines.filter((line) => !between.includes(line));
  return { nodes: [...drawn], lines: between, rest, claims: lines.length, names: every.size, more: every.size > drawn.size && limit < MOST };
}

/**
 * All that is shown, as one part.
 * @param {View} view
 * @param {State} state
 * @param {Shown} shown
 * @returns {Subject}
 */
export function wholeOf(view, state, shown) {
  const names = [...view.entities.keys()].filter((place) => shown.entity[place]);
  return partOf(view, state, [], shown.places, names, MOST);
}
