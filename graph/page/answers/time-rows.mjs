/** What stands along the line of time: what lasts by its kind, a row for each two ends; what happened by its topic, a row a claim. */

/** @import { RelationView, View } from "../data/types.mjs" */
/** @import { Extents } from "./extents.mjs" */
/** @import { Stretch } from "./time-scale.mjs" */

import { countIn } from "./time-scale.mjs";

/** Of more rows of a section nobody reads each, nor of more of all. */
const MOST_ROWS = 40;
const MOST_OF_ALL = 120;
/** A row of more bars than these, on the average, cannot be told apart. */
const MOST_BARS = 4;
/** More events than these are parted by their topics. */
const MANY_EVENTS = 12;

/** @typedef {{ source: string, target: string, places: number[] }} TimeRow the claims of one kind between two entities, the earliest first */

/**
 * @typedef {object} TimeSection
 * @property {"kind" | "topic" | "events"} of
 * @property {string | null} id the kind's, or the topic's; null: of none
 * @property {number[]} places the claims that are seen, the earliest first
 * @property {TimeRow[] | null} rows null: there are too many
 * @property {number[]} counts of too many, how many are in each part of the line
 */

/** @type {WeakMap<Extents, Set<string>>} */
const LASTING = new WeakMap();

/**
 * The kinds of which any claim lasts from one time to another: all of theirs stand together.
 * @param {View} view
 * @param {Extents} extents
 */
function lastingKinds({ relations }, extents) {
  let kinds = LASTING.get(extents);
  if (!kinds) {
    kinds = new Set(relations.filter((_, place) => !Number.isNaN(extents.from[place]) && !extents.point[place]).map(({ kind }) => kind));
    LASTING.set(extents, kinds);
  }
  return kinds;
}

/**
 * The sections of the claims in a stretch of time: first what lasts, in the order of the kinds, then what happened.
 * @param {View} view
 * @param {Extents} extents
 * @param {readonly number[]} places the claims that may stand there
 * @param {Stretch} seen
 * @param {readonly number[]} edges of the parts in which too many are counted
 * @param {number} [most] rows of all sections
 * @returns {TimeSection[]}
 */
export function timeSections(view, extents, places, [first, last], edges, most = MOST_OF_ALL) {
  const { from, to } = extents;
  const lasting = lastingKinds(view, extents);
  /** @type {Map<string, number[]>} */
  const kinds = new Map();
  /** @type {number[]} */
  const events = [];
  for (const place of places) {
    if (!((from[place] ?? Number.NaN) < last && (to[place] ?? Number.NaN) > first)) continue;
    const kind = view.relations[place]?.kind ?? "";
    if (!lasting.has(kind)) events.push(place);
    else {
      const known = kinds.get(kind);
      if (known) known.push(place);
      else kinds.set(kind, [place]);
    }
  }
  const sections = [
    ...view.relation_kinds.flatMap(({ kind }) => sectionOf(view, extents, "kind", kind, kinds.get(kind))),
    ...(events.length > MANY_EVENTS && events.some((place) => view.relations[place]?.topic) ? byTopic(view, extents, events) : sectionOf(view, extents, "events", null, events)),
  ];
  return held(sections, most).map((section) => (section.rows ? section : { ...section, counts: countIn(edges, section.places, from, to) }));
}

/**
 * @param {View} view
 * @param {Extents} extents
 * @param {number[]} events
 */
function byTopic(view, extents, events) {
  /** @type {Map<string | null, number[]>} */
  const topics = new Map();
  for (const place of events) {
    const topic = view.relations[place]?.topic ?? null;
    const known = topics.get(topic);
    if (known) known.push(place);
    else topics.set(topic, [place]);
  }
  return [...view.topics.map(({ id }) => id), null].flatMap((id) => sectionOf(view, extents, "topic", id, topics.get(id)));
}

/**
 * @param {View} view
 * @param {Extents} extents
 * @param {TimeSection["of"]} of
 * @param {string | null} id
 * @param {number[]} [places]
 * @returns {TimeSection[]} one, or where nothing is in it none
 */
function sectionOf(view, { from, to }, of, id, places = []) {
  if (places.length === 0) return [];
  if (places.length > MOST_ROWS * MOST_BARS) return [{ of, id, places, rows: null, counts: [] }];
  const inTime = [...places].sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0) || (to[a] ?? 0) - (to[b] ?? 0) || a - b);
  const rows = rowsOf(view, inTime, of === "kind");
  return [{ of, id, places: inTime, rows: rows.length > MOST_ROWS ? null : rows, counts: [] }];
}

/**
 * @param {View} view
 * @param {number[]} places
 * @param {boolean} together whether claims between the same two are one row
 */
function rowsOf(view, places, together) {
  /** @type {Map<unknown, TimeRow>} */
  const rows = new Map();
  for (const place of places) {
    const { source, target } = /** @type {RelationView} */ (view.relations[place]);
    const key = together ? `${source} ${target}` : place;
    const known = rows.get(key);
    if (known) known.places.push(place);
    else rows.set(key, { source, target, places: [place] });
  }
  return [...rows.values()];
}

/**
 * The longest sections are counted, until all rows together are no more than some.
 * @param {TimeSection[]} sections
 * @param {number} most
 */
function held(sections, most) {
  const longest = [...sections].sort((a, b) => (b.rows?.length ?? 0) - (a.rows?.length ?? 0));
  let sum = sections.reduce((all, { rows }) => all + (rows?.length ?? 0), 0);
  /** @type {Set<TimeSection>} */
  const counted = new Set();
  for (const section of longest) {
    if (sum <= most) break;
    sum -= section.rows?.length ?? 0;
    counted.add(section);
  }
  return sections.map((section) => (counted.has(section) ? { ...section, rows: null } : section));
}
