/** Which claims of one thing gainsay each other, and which are of one time: as Python's `graph.engine.gainsaying` has it. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { FIRST_DAY, LAST_DAY, overlap, spanOf } from "../base/dates.mjs";

/** @typedef {(relation: RelationView) => string} Who what tells a claim from those that it may gainsay */

/**
 * The claims of each side that one of an opposed side gainsays which is not of the same.
 * @param {View} view
 * @param {RelationView[][]} sides
 * @param {readonly (readonly [number, number])[]} opposed
 * @param {Who} who
 * @returns {RelationView[][]} the sides that have any
 */
export function gainsaid(view, sides, opposed, who) {
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
export function areAtOdds({ certainties }, one, other) {
  return certainties.indexOf(one.certainty) + certainties.indexOf(other.certainty) <= HELD && overlap(daysOf(one), daysOf(other));
}

/**
 * When a claim may hold; what is not dated, at any time.
 * @param {RelationView} relation
 */
function daysOf(relation) {
  return spanOf(relation) ?? /** @type {[number, number]} */ ([FIRST_DAY, LAST_DAY]);
}

/**
 * Claims apart by when they hold: together where their times overlap, or lead to each other. What is not dated goes with
 * the others where they are of one time; else it stands by itself, as nobody knows which it means. It does so, too, where
 * one voice claims both in one document, as it means another time there.
 * @param {RelationView[]} claims
 * @returns {RelationView[][]}
 */
export function atTimes(claims) {
  const spans = claims.map((claim, at) => ({ span: spanOf(claim), at }));
  const dated = spans.flatMap(({ span, at }) => (span ? [{ first: span[0], last: span[1], at }] : []));
  dated.sort((a, b) => a.first - b.first || a.last - b.last || a.at - b.at);
  /** @type {number[][]} */
  const groups = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { first, last, at } of dated) {
    const group = groups.at(-1);
    if (group && first <= end) group.push(at);
    else {
      groups.push([at]);
      end = Number.NEGATIVE_INFINITY;
    }
    if (last > end) end = last;
  }
  const undated = spans.filter(({ span }) => span === null).map(({ at }) => at);
  const [only] = groups;
  if (undated.length && only && groups.length === 1 && !areSaidBeside(claims, undated, only)) only.push(...undated);
  else if (undated.length) groups.push(undated);
  return groups
    .map((group) => group.sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((group) => group.flatMap((at) => claims[at] ?? []));
}

/**
 * Whether a voice claims one of these and one of those in one document.
 * @param {readonly RelationView[]} claims
 * @param {readonly number[]} some
 * @param {readonly number[]} others
 */
function areSaidBeside(claims, some, others) {
  /** @param {readonly number[]} places */
  const said = (places) => places.flatMap((at) => claims[at]?.evidence.map(({ document }) => `${document}\n${claims[at]?.voice}`) ?? []);
  const there = new Set(said(others));
  return said(some).some((one) => there.has(one));
}
