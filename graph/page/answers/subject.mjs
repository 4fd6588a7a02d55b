/**
 * What is read, of all that is shown: a question's answer, a chain, a point of the debate, a topic, a name with its neighbours, words of a
 * document, a claim, or what few relations the filters leave. It can be laid out by itself.
 */

/** @import { Shown } from "./shown.mjs" */
/** @import { RelationView, View } from "../data/types.mjs" */
/** @import { State } from "../state/state.mjs" */

import { claimsOnTopic } from "./brief.mjs";
import { CONDITIONAL } from "./camps.mjs";
import { placesCitedFrom } from "./citation.mjs";
import { eitherWay, mattersOf } from "./comparison.mjs";
import { claimsAt } from "./debate.mjs";
import { bestTied, drawLeads } from "./tied.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { asksNothing } from "../data/query.mjs";
import { NO_TOPIC } from "../state/state.mjs";

/** How many names are drawn at first, and at most. */
const FIRST = 9;
const MORE = 12;
const PRESENTED = 8;
const MOST = 60;
/** From so many claims on that findings rest on they are presented alone. */
const ENOUGH = 3;
/** Among so many of the claims that are told first those are chosen that are drawn: each is held against all others. */
const LEADS = 40;
/** What filters leave is drawn whole, if it is no more than this. */
export const WHOLE = 30;
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
 * @property {boolean} filtered whether it is what filters leave
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
  const { first, all, names, limit, filtered = false, sides } = found;
  const most = state.every ? MOST : state.present ? Math.min(limit, PRESENTED) : limit;
  const part = { ...partOf(view, state, first, all, names, most, sides), filtered };
  const claim = lookupsOf(view).relationPlaces.get(state.relation ?? "");
  // A claim that is read is drawn; where it is drawn already, nothing moves.
  if (claim === undefined || part.lines.includes(claim) || !part.rest.includes(claim)) return part;
  return { ...partOf(view, state, [claim, ...first], all, names, most, sides), filtered };
}

/**
 * Whether anything is read by itself.
 * @param {View} view
 * @param {State} state
 * @param {Shown} shown
 */
export function hasSubject(view, state, shown) {
  return claimsOf(view, state, shown) !== null;
}

/** @typedef {{ first: number[], all: number[], names: number[], limit: number, filtered?: boolean, sides?: Map<number, string | null> }} Found the relations, the names that are there in any case, how many are drawn, whether filters were heeded, of which scenario those that come first are told */

/**
 * @param {View} view
 * @param {State} state
 * @param {Shown} shown
 * @returns {Found | null}
 */
function claimsOf(view, state, shown) {
  const lookups = lookupsOf(view);
  const { entityPlaces, relationPlaces } = lookups;
  const claim = relationPlaces.get(state.relation ?? "");
  if (state.path) {
    const ends = lookups.placesOf([state.path.from, state.path.to]);
    const steps = (shown.path ?? []).map(({ relation }) => relationPlaces.get(relation.id) ?? -1);
    const along = lookups.placesOf((shown.path ?? []).flatMap(({ from, to }) => [from, to]));
    return { first: [], all: steps, names: [...new Set([...along, ...ends])], limit: MOST };
  }
  const question = lookups.questions.get(state.question ?? "");
  if (question) return { first: [], all: placesOf(question.answer, relationPlaces), names: [], limit: MORE };
  const debated = state.point !== null && state.tab === "debate" && state.entity === null ? claimsAt(view, state.point) : [];
  if (debated.length) return { first: [], all: placesOf(debated.map(({ id }) => id), relationPlaces), names: [], limit: MORE };
  const { sentence } = state;
  const cited = sentence ? placesCitedFrom(view, sentence) : [];
  // A claim that is cited elsewhere is read in its stead.
  if (sentence && (claim === undefined || cited.includes(claim))) return { first: [], all: cited, names: [], limit: MORE };
  if (state.compare && state.tab === "compare" && state.entity === null) return compared(view, state, shown);
  if (state.matter !== null) {
    const { first, all, told } = claimsOnTopic(view, state.matter === NO_TOPIC ? null : state.matter);
    /** @param {RelationView[]} relations */
    const places = (relations) => placesOf(relations.map(({ id }) => id), relationPlaces);
    const sides = new Map([...told].map(([{ id }, side]) => [relationPlaces.get(id) ?? -1, side]));
    // Beside what is presented stands what it rests on, if that is enough to be drawn, and no more.
    return { first: places(first), all: places(state.present && first.length >= ENOUGH ? first : all), names: [], limit: FIRST, sides };
  }
  const entity = entityPlaces.get(state.entity ?? "");
  const narrowed = !asksNothing({ ...state.query, order: [] }) || state.focus !== null || state.filter !== "";
  const around = entity === undefined ? [] : [...lookups.around(entity)].filter((line) => shown.relation[line]);
  // Of what it only speaks of, or where filters leave nothing of it, the filters' claims are read in its stead.
  if (entity !== undefined && !state.hidden.includes(state.entity ?? "") && (around.length > 0 || !narrowed)) {
    const { sources, targets } = lookups.ends;
    const own = around.filter((line) => sources[line] === entity || targets[line] === entity);
    const conditional = own.filter((line) => view.relations[line]?.scenario !== null);
    return { first: [...conditional, ...own], all: around, names: [entity], limit: MORE, filtered: shown.relations < view.relations.length };
  }
  if (claim !== undefined) return { first: [], all: [claim], names: [], limit: MORE };
  return narrowed && !state.compare && shown.relations > 0 && shown.relations <= FEW ? { first: [], all: shown.places, names: [], limit: shown.relations <= WHOLE ? MOST : FIRST, filtered: true } : null;
}

/**
 * The first matter in which two scenarios differ: it is drawn while none is chosen.
 * @param {View} view
 * @param {import("../data/types.mjs").CompareRow[]} rows
 */
export function firstMatter(view, rows) {
  return mattersOf(view, rows)[0]?.differ[0] ?? null;
}

/**
 * What is compared on one topic, or of one matter: both sides, and what holds either way.
 * @param {View} view
 * @param {State} state with a comparison
 * @param {Shown} shown
 * @returns {Found}
 */
function compared(view, { matter, about, compare }, shown) {
  const { relationPlaces } = lookupsOf(view);
  const topic = matter === NO_TOPIC ? null : matter;
  const narrowed = matter !== null || about !== null;
  const first = narrowed ? null : firstMatter(view, shown.rows);
  const rows = shown.rows.filter((row) =>
    first ? row.topic === first.topic && row.about === first.about : (matter === null || row.topic === topic) && (about === null || row.about === about),
  );
  const sides = rows.flatMap((row) => [...row.left, ...row.right]);
  const either = rows.flatMap((row) => ((!narrowed && !first) || !compare ? [] : eitherWay(view, { ...row, rows: [] }, compare.left, compare.right)));
  const places = placesOf([...sides, ...either].map(({ id }) => id), relationPlaces);
  return { first: [], all: [...new Set(places)], names: [], limit: MORE };
}

/**
 * @param {readonly string[]} ids
 * @param {Map<string, number>} places
 */
function placesOf(ids, places) {
  return ids.flatMap((id) => places.get(id) ?? []);
}

/**
 * The first names and those that are best tied to them, with all claims between them.
 * @param {View} view
 * @param {State} state
 * @param {number[]} first
 * @param {number[]} all
 * @param {number[]} names
 * @param {number} limit
 * @param {Map<number, string | null>} [sides] of which scenario some are told, where it is not their own
 * @returns {Omit<Subject, "filtered">}
 */
function partOf(view, state, first, all, names, limit, sides = new Map()) {
  const lookups = lookupsOf(view);
  const { sources, targets } = lookups.ends;
  const hidden = new Set(lookups.placesOf(state.hidden));
  const drawn = new Set(names.filter((node) => !hidden.has(node)));
  /** @param {number} line */
  const endsOf = (line) => [sources[line] ?? -1, targets[line] ?? -1].filter((node) => node >= 0);
  const every = new Set([...names, ...[...first, ...all].flatMap(endsOf)]);
  /** @param {number[]} some */
  const unhidden = (some) => some.filter((line) => endsOf(line).every((node) => !hidden.has(node)));
  // Where all have room, all are drawn, in the order in which they are told.
  const crowded = every.size > limit;
  const leads = crowded ? drawLeads(view, unhidden(first.slice(0, LEADS)), drawn, limit, (line) => (sides.has(line) ? (sides.get(line) ?? null) : (view.relations[line]?.scenario ?? null))) : [];
  const lines = [...new Set([...leads, ...first, ...all])];
  const seen = unhidden(lines);
  while (crowded && drawn.size < limit) {
    const next = bestTied(view, seen, drawn, CONDITIONAL);
    if (next < 0) break;
    drawn.add(next);
  }
  for (const line of seen) {
    const fresh = Number(!drawn.has(sources[line] ?? -1)) + Number(!drawn.has(targets[line] ?? -1));
    if (fresh && drawn.size + fresh <= limit) for (const node of endsOf(line)) drawn.add(node);
  }
  const between = lines.filter((line) => endsOf(line).every((node) => drawn.has(node)));
  const among = new Set(between);
  const rest = lines.filter((line) => !among.has(line));
  return { nodes: [...drawn], lines: between, rest, claims: lines.length, names: every.size, more: every.size > drawn.size && limit < MOST };
}

/**
 * The same with some of its lines, and the names at their ends.
 * @param {View} view
 * @param {Subject} subject
 * @param {number[]} lines
 * @returns {Subject}
 */
export function withLines(view, subject, lines) {
  const { sources, targets } = lookupsOf(view).ends;
  const named = new Set(lines.flatMap((line) => [sources[line], targets[line]]));
  return { ...subject, lines, nodes: subject.nodes.filter((node) => named.has(node)) };
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
  return { ...partOf(view, state, [], shown.places, names, MOST), filtered: shown.relations < view.relations.length };
}
