/**
 * Who agrees with whom, as Python's `kg.disputes()`, `kg.changes()`, `kg.corroboration()` and `kg.voices()` have it: of the
 * things that the view names, with the sides of each, and of those claims alone that are asked for.
 */

/** @import { Query, QueryLike, RelationView, View } from "../data/types.mjs" */

import { atTimes, gainsaid } from "./gainsaying.mjs";
import { select } from "./select.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { asksNothing, queryOf, toHash } from "../data/query.mjs";

/**
 * Claims that say the same.
 * @typedef {object} Stance
 * @property {RelationView[]} relations
 * @property {string[]} voices who says so, in the order of the claims
 */

/** @typedef {Stance[]} Dispute claims that gainsay each other, by side */

/**
 * @typedef {object} Debate
 * @property {Dispute[]} disputes of different voices
 * @property {Dispute[]} changes of one voice, which has changed its mind
 * @property {Stance[]} shared what is said by several voices, by the most first
 */

/**
 * Who speaks, and how their claims stand to those of others.
 * @typedef {object} Speaker
 * @property {string} voice
 * @property {number} claims
 * @property {number} documents
 * @property {number} shared how many of its claims another makes too
 * @property {number} disputed how many another gainsays
 * @property {number} changed how many it gainsays itself in another document
 */

/** @typedef {Debate & { speakers: Speaker[], asked: readonly number[] }} Answer `asked`: the places of the claims that were looked at */

/** @typedef {WeakMap<View, { query: Query, within: Uint8Array | null, answer: Answer }>} Kept */
/** @type {Kept} what was last asked of each view */
const ANSWERS = new WeakMap();
/** @type {Kept} the answer to a query that asks nothing: claims are held against it again and again */
const WHOLE = new WeakMap();

/**
 * Whether voices agree or differ on anything.
 * @param {View} view
 */
export function isDebated({ things, concepts }) {
  return things.length + concepts.length > 0;
}

/**
 * Who agrees with whom of the claims that a query asks for; whose `voice` and `holder` ask for what such a voice has a part
 * in, whoever the others are, and whose `limit` says how many of each are told.
 * @param {View} view
 * @param {QueryLike | Query} like
 * @param {Uint8Array | null} [within] only what one of these claims has a part in
 * @returns {Answer}
 */
export function debateOf(view, like, within = null) {
  const query = queryOf(like);
  const kept = within === null && asksNothing(query) ? WHOLE : ANSWERS;
  const known = kept.get(view);
  if (known && known.within === within && toHash(known.query) === toHash(query)) return known.answer;
  const asked = select(view, { ...query, voice: [], holder: [], limit: null });
  const all = query.voice.length + query.holder.length === 0 && within === null;
  const wanted = all ? null : new Set(select(view, { ...query, limit: null }, within).map((place) => view.relations[place]));
  /** @param {readonly RelationView[]} claims */
  const has = (claims) => wanted === null || claims.some((one) => wanted.has(one));
  const debate = debated(view, asked);
  const heard = new Set([...(wanted ?? [])].map((one) => one?.voice));
  /** @template One @param {One[]} found */
  const first = (found) => found.slice(0, query.limit ?? found.length);
  const answer = {
    asked,
    disputes: first(debate.disputes.filter((sides) => sides.some(({ relations }) => has(relations)))),
    changes: first(debate.changes.filter((sides) => sides.some(({ relations }) => has(relations)))),
    shared: first(debate.shared.filter(({ relations }) => has(relations))),
    speakers: first(speakersOf(view, asked, debate).filter(({ voice }) => wanted === null || heard.has(voice))),
  };
  kept.set(view, { query, within, answer });
  return answer;
}

/**
 * @param {View} view
 * @param {readonly number[]} asked the places of the claims that are looked at, in the order in which they are told
 * @returns {Debate}
 */
function debated(view, asked) {
  const rank = ranksOf(view, asked);
  /** @type {Debate} */
  const { disputes, changes, shared } = { disputes: [], changes: [], shared: [] };
  for (const { sides, opposed } of view.things) {
    const said = sides.map((ids) => asRanked(view, ids, rank));
    const told = gainsaid(view, said, opposed, ({ voice }) => voice);
    if (told.length) disputes.push(inTurn(told, rank));
    for (const voice of severalTimes(said.flat().map((one) => one.voice))) {
      const own = said.map((claims) => claims.filter((one) => one.voice === voice));
      const changed = gainsaid(view, own, opposed, firstDocument);
      if (changed.length) changes.push(inTurn(changed, rank));
    }
    for (const claims of said) shared.push(...atTimes(claims).map(stanceOf).filter(({ voices }) => voices.length > 1));
  }
  /** @param {Stance | undefined} stance */
  const first = (stance) => rank(stance?.relations[0]?.id ?? "");
  const byFirst = (/** @type {Dispute} */ a, /** @type {Dispute} */ b) => first(a[0]) - first(b[0]);
  return {
    disputes: disputes.sort(byFirst),
    changes: changes.sort(byFirst),
    shared: shared.sort((a, b) => b.voices.length - a.voices.length || first(a) - first(b)),
  };
}

/**
 * The words that are there more than once.
 * @param {readonly string[]} words
 */
function severalTimes(words) {
  const once = new Set();
  return new Set(words.filter((word) => once.has(word) || !once.add(word)));
}

/**
 * Where each claim stands among those that are looked at.
 * @param {View} view
 * @param {readonly number[]} asked
 * @returns {(id: string) => number} -1: not among them
 */
function ranksOf(view, asked) {
  const { relationPlaces } = lookupsOf(view);
  const ranks = new Int32Array(view.relations.length).fill(-1);
  for (const [rank, place] of asked.entries()) ranks[place] = rank;
  return (id) => ranks[relationPlaces.get(id) ?? -1] ?? -1;
}

/**
 * The claims of some ids that are looked at, in their order.
 * @param {View} view
 * @param {readonly string[]} ids
 * @param {(id: string) => number} rank
 */
function asRanked(view, ids, rank) {
  const { relations } = lookupsOf(view);
  return ids
    .filter((id) => rank(id) >= 0)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((id) => relations.get(id) ?? []);
}

/**
 * Sides in the order of their first claims.
 * @param {RelationView[][]} sides
 * @param {(id: string) => number} rank
 * @returns {Dispute}
 */
function inTurn(sides, rank) {
  return sides.sort(([a], [b]) => rank(a?.id ?? "") - rank(b?.id ?? "")).map(stanceOf);
}

/**
 * @param {RelationView[]} relations
 * @returns {Stance}
 */
function stanceOf(relations) {
  return { relations, voices: [...new Set(relations.map(({ voice }) => voice))] };
}

/** @param {RelationView} relation */
function firstDocument({ evidence }) {
  return evidence[0]?.document ?? "";
}

/**
 * The voices of some claims, the one with the most first.
 * @param {View} view
 * @param {readonly number[]} asked the places of these claims
 * @param {Debate} debate
 * @returns {Speaker[]}
 */
function speakersOf(view, asked, { disputes, changes, shared }) {
  /** @type {Map<string, Speaker & { in: Set<string> }>} */
  const speakers = new Map();
  for (const relation of asked.flatMap((place) => view.relations[place] ?? [])) {
    const { voice } = relation;
    const one = speakers.get(voice) ?? { voice, claims: 0, documents: 0, shared: 0, disputed: 0, changed: 0, in: new Set() };
    one.claims += 1;
    for (const { document } of relation.evidence) one.in.add(document);
    speakers.set(voice, one);
  }
  /** @param {"shared" | "disputed" | "changed"} field @param {readonly Stance[]} stances */
  const count = (field, stances) => {
    for (const { relations } of stances)
      for (const { voice } of relations) {
        const one = speakers.get(voice);
        if (one) one[field] += 1;
      }
  };
  count("shared", shared);
  count("disputed", disputes.flat());
  count("changed", changes.flat());
  return [...speakers.values()].map(({ in: documents, ...one }) => ({ ...one, documents: documents.size })).sort((a, b) => b.claims - a.claims || (a.voice < b.voice ? -1 : 1));
}

/**
 * A point of the debate, as the state names it: what sort of point, and its first claim.
 * @param {"dispute" | "change" | "shared" | "concept"} sort
 * @param {RelationView | undefined} first
 */
export function pointOf(sort, first) {
  return `${sort}~${first?.id ?? ""}`;
}

/**
 * The claims of a point of the debate, whatever filters leave of it.
 * @param {View} view
 * @param {string} point
 * @returns {RelationView[]} none, where there is no such point
 */
export function claimsAt(view, point) {
  const { relations } = lookupsOf(view);
  const [sort = "", id = ""] = point.split(/~(.*)/s);
  const { disputes, changes, shared } = debateOf(view, {});
  if (sort === "concept") {
    const concept = view.concepts.find(({ agree, reject }) => agree.includes(id) || reject.includes(id));
    return concept ? [...concept.agree, ...concept.reject].flatMap((one) => relations.get(one) ?? []) : [];
  }
  const points = { dispute: disputes, change: changes, shared: shared.map((stance) => [stance]) }[sort] ?? [];
  return points.map((sides) => sides.flatMap((side) => side.relations)).find((claims) => claims.some((one) => one.id === id)) ?? [];
}
