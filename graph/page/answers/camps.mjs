/**
 * Where a name stands in the picture by topics: its band is the topic of most of its claims, those under a
 * condition counted thrice; its zone tells under which scenarios claims touch it, on whatever topic. By sorting and counting only, so that a name moves when its own claims change and not else.
 */

/** @import { View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/** How much a claim of a scenario counts beside one that holds either way, when names are ranked. */
export const CONDITIONAL = 3;
/** How many of the best connected are named before all others. */
export const ALWAYS_NAMED = 10;

/** Who is touched by both sides, and where who is touched by none, the left, the right, both stands. */
export const BOTH = 3;
const MIDDLE = 1;
const ZONES = [MIDDLE, 0, 2, MIDDLE];

/**
 * @typedef {object} Band
 * @property {string | null} topic
 * @property {[left: number[], middle: number[], right: number[]]} zones the places of entities, those first that are named first
 * @property {number} claims
 * @property {[left: number, right: number]} said how many claims each of two scenarios has on it
 * @property {[left: boolean, right: boolean]} silent whether nothing is said of it on that side
 */

/**
 * @typedef {object} Camps
 * @property {number[][]} players for each scenario who plays a part in it, by role
 * @property {Band[]} bands in the order of the topics
 * @property {Uint8Array} first 1 for each entity that is always named
 * @property {Uint8Array} touched of the first two scenarios those whose claims touch each entity: 1, 2, or 3 for both
 */

/** @type {WeakMap<View, Camps>} */
const CAMPS = new WeakMap();

/**
 * @param {View} view
 * @returns {Camps}
 */
export function campsOf(view) {
  let camps = CAMPS.get(view);
  if (!camps) {
    camps = arranged(view);
    CAMPS.set(view, camps);
  }
  return camps;
}

/** @param {View} view */
function arranged(view) {
  const { entityPlaces, parts } = lookupsOf(view);
  const players = playersOf(view, entityPlaces);
  const sided = new Set(players.flat());
  const topics = new Map(view.topics.map(({ id }, place) => [id, place]));
  const [last, size] = [topics.size, view.entities.length];
  const scenarios = new Map(view.scenarios.slice(0, 2).map(({ id }, place) => [id, 1 << place]));
  const touched = new Uint8Array(size);
  const weight = new Float64Array(size);
  const authors = new Set(view.documents.flatMap(({ by }) => by));
  /** @type {Map<number, number>[]} how much the claims of each topic weigh */
  const counts = Array.from({ length: size }, () => new Map());
  /** @type {Band[]} */
  const bands = [...view.topics.map(({ id }) => id), null].map((topic) => ({ topic, zones: [[], [], []], claims: 0, said: [0, 0], silent: [false, false] }));
  for (const [place, { topic, scenario }] of view.relations.entries()) {
    const band = topics.get(topic ?? "") ?? last;
    const side = scenarios.get(scenario ?? "") ?? 0;
    countIn(bands[band], side);
    for (let at = parts.offsets[place] ?? 0; at < (parts.offsets[place + 1] ?? 0); at += 1) {
      const entity = parts.items[at] ?? 0;
      const of = counts[entity];
      const heavy = scenario === null ? 1 : CONDITIONAL;
      of?.set(band, (of.get(band) ?? 0) + heavy);
      touched[entity] = (touched[entity] ?? 0) | side;
      weight[entity] = (weight[entity] ?? 0) + heavy;
    }
  }
  for (const band of bands) for (const side of [0, 1]) band.silent[side] = isSilent(view, band, side);
  const first = firstNamed(view, sided);
  for (let entity = 0; entity < size; entity += 1) {
    const of = counts[entity];
    if (sided.has(entity) || !of || of.size === 0) continue;
    // Who wrote the text is of no topic: to be judged by them is no tie to them.
    if (authors.has(view.entities[entity]?.id ?? "")) continue;
    const band = mostIn(of);
    bands[band]?.zones[ZONES[touched[entity] ?? 0] ?? MIDDLE]?.push(entity);
  }
  for (const { zones } of bands)
    for (const zone of zones) zone.sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || Number(touched[b] === BOTH) - Number(touched[a] === BOTH) || (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
  return { players, bands: bands.filter(({ zones, claims }) => claims > 0 || zones.some((zone) => zone.length > 0)), first, touched };
}

/**
 * @param {View} view
 * @param {Band} band
 * @param {number} side
 */
function isSilent({ scenarios, findings }, { topic, said }, side) {
  const id = scenarios[side]?.id;
  return said[side] === 0 && !findings.some((one) => one.topic === topic && one.scenario === id);
}

/**
 * @param {Band | undefined} band
 * @param {number} side
 */
function countIn(band, side) {
  if (!band) return;
  band.claims += 1;
  if (side) band.said[side === 1 ? 0 : 1] += 1;
}

/**
 * @param {View} view
 * @param {Map<string, number>} places
 */
function playersOf({ scenarios }, places) {
  return scenarios.map(({ counterparts }) => [...new Set(Object.values(counterparts))].flatMap((id) => places.get(id) ?? []));
}

/**
 * The topic of most claims, the first of them.
 * @param {Map<number, number>} counts
 */
function mostIn(counts) {
  let [best, most] = [0, 0];
  for (const [band, count] of counts) if (count > most || (count === most && band < best)) [best, most] = [band, count];
  return best;
}

/**
 * Those who are always named besides the players: the best connected.
 * @param {View} view
 * @param {Set<number>} sided
 */
function firstNamed(view, sided) {
  const first = new Uint8Array(view.entities.length);
  let named = 0;
  for (const entity of lookupsOf(view).byDegree) {
    if (named === ALWAYS_NAMED) break;
    if (sided.has(entity)) continue;
    first[entity] = 1;
    named += 1;
  }
  return first;
}

/**
 * The same without some names.
 * @param {Camps} camps
 * @param {ReadonlySet<number>} hidden
 * @returns {Camps}
 */
export function visible(camps, hidden) {
  if (hidden.size === 0) return camps;
  /** @param {number[]} names */
  const seen = (names) => names.filter((node) => !hidden.has(node));
  return {
    ...camps,
    players: camps.players.map(seen),
    bands: camps.bands.map((band) => ({ ...band, zones: [seen(band.zones[0]), seen(band.zones[1]), seen(band.zones[2])] })),
  };
}
