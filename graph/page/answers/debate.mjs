/**
 * Who agrees with whom, as Python's `kg.disputes()`, `kg.changes()`, `kg.corroboration()` and `kg.voices()` have it: of the
 * things that the view names, with the sides of each, and of those claims alone that are asked for.
 */

/** @import { Query, QueryLike, RelationView, View } from "../data/types.mjs" */

import { select } from "./select.mjs";
import { FIRST_DAY, LAST_DAY, spanOf } from "../base/dates.mjs";
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

/** @typedef {(relation: RelationView) => string} Who what tells a claim from those that it may gainsay */

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
    for (const voice of new Set(said.flat().map((one) => one.voice))) {
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
 * The claims of each side that one of an opposed side gainsays which is not of the same.
 * @param {View} view
 * @param {RelationView[][]} sides
 * @param {readonly (readonly [number, number])[]} opposed
 * @param {Who} who
 * @returns {RelationView[][]} the sides that have any
 */
function gainsaid(view, sides, opposed, who) {
  return sides
    .map((claims, side) => {
      const against = opposed.flatMap((pair) => (pair.includes(side) ? (sides[pair[0] === side ? pair[1] : pair[0]] ?? []) : []));
      return against.length ? claims.filter((one) => against.some((other) => who(one) !== who(other) && areAtOdds(view, one, other))) : [];
    })
    .filter((claims) => claims.length > 0);
}

/** At this or less, as their certainties are numbered, two opposites cannot both be held: possible beside possible can. */
const HELD = 2;

/**
 * Whether two claims on opposed sides cannot both be held: surely enough, at one time.
 * @param {View} view
 * @param {RelationView} one
 * @param {RelationView} other
 */
function areAtOdds({ certainties }, one, other) {
  return certainties.indexOf(one.certainty) + certainties.indexOf(other.certainty) <= HELD && overlap(daysOf(one), daysOf(other));
}

/**
 * When a claim may hold; what is not dated, at any time.
 * @param {RelationView} relation
 */
function daysOf(relation) {
  return spanOf(relation) ?? /** @type {[string, string]} */ ([FIRST_DAY, LAST_DAY]);
}

/**
 * @param {readonly [string, string]} one
 * @param {readonly [string, string]} other
 */
function overlap(one, other) {
  return one[0] <= other[1] && other[0] <= one[1];
}

/**
 * Claims apart by when they hold: together where their times overlap, or lead to each other. What is not dated goes with
 * the others where they are of one time; else it stands by itself, as nobody knows which it means.
 * @param {RelationView[]} claims
 * @returns {RelationView[][]}
 */
function atTimes(claims) {
  const spans = claims.map((claim, at) => ({ span: spanOf(claim), at }));
  const dated = spans.flatMap(({ span, at }) => (span ? [{ first: span[0], last: span[1], at }] : []));
  dated.sort((a, b) => compare(a.first, b.first) || compare(a.last, b.last) || a.at - b.at);
  /** @type {number[][]} */
  const groups = [];
  let end = "";
  for (const { first, last, at } of dated) {
    const group = groups.at(-1);
    if (group && first <= end) group.push(at);
    else {
      groups.push([at]);
      end = "";
    }
    if (last > end) end = last;
  }
  const undated = spans.filter(({ span }) => span === null).map(({ at }) => at);
  if (undated.length && groups.length === 1) groups[0]?.push(...undated);
  else if (undated.length) groups.push(undated);
  return groups
    .map((group) => group.sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((group) => group.flatMap((at) => claims[at] ?? []));
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What else voices say of what a claim says.
 * @typedef {object} Company
 * @property {"said" | "held"} how the same is said; or the same side is held, of a concept
 * @property {RelationView[]} alike the claims of others that say the same
 * @property {RelationView[]} against the claims of others that gainsay it
 */

/** @type {WeakMap<View, Map<string, Company>>} */
const COMPANIES = new WeakMap();
/** @type {WeakMap<View, Map<string, { at: number, side: number, of: "things" | "concepts" }>>} where each claim is spoken of */
const SPOKEN = new WeakMap();

/**
 * @param {View} view
 * @param {RelationView} relation
 * @returns {Company | null} null: nobody else says the same, or gainsays it
 */
export function companyOf(view, relation) {
  if (!isDebated(view)) return null;
  const companies = COMPANIES.get(view) ?? new Map();
  COMPANIES.set(view, companies);
  if (!companies.has(relation.id)) companies.set(relation.id, companyFound(view, relation));
  const company = companies.get(relation.id);
  return company.alike.length + company.against.length > 0 ? company : null;
}

/**
 * @param {View} view
 * @param {RelationView} relation
 * @returns {Company}
 */
function companyFound(view, relation) {
  const spoken = spokenOf(view).get(relation.id);
  const { relations } = lookupsOf(view);
  /** @param {readonly string[]} ids */
  const others = (ids) => ids.flatMap((id) => relations.get(id) ?? []).filter(({ voice }) => voice !== relation.voice);
  if (!spoken) return { how: "said", alike: [], against: [] };
  const { at, side, of } = spoken;
  if (of === "concepts") {
    const { agree = [], reject = [] } = view.concepts[at] ?? {};
    return { how: "held", alike: others(side === 0 ? agree : reject), against: others(side === 0 ? reject : agree) };
  }
  const { sides = [], opposed = [] } = view.things[at] ?? {};
  const said = (sides[side] ?? []).flatMap((id) => relations.get(id) ?? []);
  const together = atTimes(said).find((claims) => claims.includes(relation)) ?? [];
  const against = opposed.flatMap((pair) => (pair.includes(side) ? others(sides[pair[0] === side ? pair[1] : pair[0]] ?? []) : []));
  return { how: "said", alike: together.filter(({ voice }) => voice !== relation.voice), against: against.filter((other) => areAtOdds(view, relation, other)) };
}

/**
 * Of which thing each claim is, and on which side; else of which concept that is an entity.
 * @param {View} view
 */
function spokenOf(view) {
  let spoken = SPOKEN.get(view);
  if (!spoken) {
    spoken = new Map();
    for (const [at, { entity, agree, reject }] of view.concepts.entries())
      if (entity !== null) for (const [side, ids] of [agree, reject].entries()) for (const id of ids) spoken.set(id, { at, side, of: /** @type {const} */ ("concepts") });
    for (const [at, { sides }] of view.things.entries()) for (const [side, ids] of sides.entries()) for (const id of ids) spoken.set(id, { at, side, of: /** @type {const} */ ("things") });
    SPOKEN.set(view, spoken);
  }
  return spoken;
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
  return [...speakers.values()].map(({ in: documents, ...one }) => ({ ...one, documents: documents.size })).sort((a, b) => b.claims - a.claims || compare(a.voice, b.voice));
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
