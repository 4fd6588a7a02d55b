/** The best few of what a search finds. */

/** @import { Hit } from "../data/types.mjs" */

/** The best few of many, kept in order. */
export class Shortlist {
  /** @type {Hit[]} */
  hits = [];

  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
  }

  /**
   * Whether a hit of this score would be kept, so that no other hit need be made.
   * @param {number} score
   */
  takes(score) {
    return this.hits.length < this.limit || score >= (this.hits.at(-1)?.score ?? 0);
  }

  /** @param {Hit} hit */
  add(hit) {
    if (this.limit <= 0) return;
    let place = this.hits.length;
    while (place > 0 && comesBefore(hit, this.hits[place - 1])) place -= 1;
    this.hits.splice(place, 0, hit);
    if (this.hits.length > this.limit) this.hits.pop();
  }
}

/**
 * @param {Hit} a
 * @param {Hit | undefined} b
 */
function comesBefore(a, b) {
  if (!b) return true;
  return a.score === b.score ? a.id < b.id : a.score > b.score;
}
