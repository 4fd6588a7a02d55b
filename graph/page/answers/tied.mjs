/** Who goes with whom, where not all names have room. */

/** @import { View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/**
 * Who is not among some names and has the most claims with those who are; of equals the first.
 * @param {View} view
 * @param {Iterable<number>} lines the places of the relations that count
 * @param {ReadonlySet<number>} names
 * @param {number} [conditional] how much a claim of a scenario counts beside one that hangs on none
 * @returns {number} -1: nobody is tied to them
 */
export function bestTied(view, lines, names, conditional = 1) {
  const { sources, targets } = lookupsOf(view).ends;
  /** @type {Map<number, number>} */
  const ties = new Map();
  for (const line of lines) {
    const [source, target] = [sources[line] ?? -1, targets[line] ?? -1];
    const there = names.has(source);
    if (there === names.has(target)) continue;
    const one = there ? target : source;
    ties.set(one, (ties.get(one) ?? 0) + (view.relations[line]?.scenario === null ? 1 : conditional));
  }
  const most = Math.max(...ties.values());
  return [...ties].find(([, count]) => count === most)?.[0] ?? -1;
}

/**
 * Draw as many of the claims that are told first as there is room for, one of each scenario to begin with: those before all
 * that need the fewest new names and, of those, of whose scenario the fewest are drawn, and whose names recur in the most
 * others, the more so in another scenario's: what both sides speak of is drawn for both.
 * @param {View} view
 * @param {readonly number[]} leads the places of these claims; one that is there twice counts twice as what others recur in
 * @param {Set<number>} drawn the names that are drawn, to which theirs are added
 * @param {number} limit how many names there may be
 * @param {(line: number) => string | null} [sideOf] the scenario that a claim is told of
 * @returns {number[]} those claims that have room, in the order in which they were chosen
 */
export function drawLeads(view, leads, drawn, limit, sideOf = (line) => view.relations[line]?.scenario ?? null) {
  const { sources, targets } = lookupsOf(view).ends;
  const told = leads.map((line) => ({ line, scenario: sideOf(line), ends: [...new Set([sources[line] ?? -1, targets[line] ?? -1])] }));
  /** @typedef {typeof told[number]} Lead */
  /** @param {Lead} lead */
  const recurrence = (lead) => told.reduce((sum, other) => sum + (other.line === lead.line || !other.ends.some((node) => lead.ends.includes(node)) ? 0 : other.scenario === lead.scenario ? 1 : 2), 0);
  const recurring = new Map(told.map((lead) => [lead, recurrence(lead)]));
  const waiting = new Map(told.map((lead) => [lead.line, lead]));
  /** @type {number[]} */
  const picked = [];
  /** @param {Lead} lead */
  const fresh = ({ ends }) => ends.filter((node) => !drawn.has(node)).length;
  /** @param {Lead} lead */
  const drawnBeside = ({ scenario }) => told.filter((other) => other.scenario === scenario && !waiting.has(other.line)).length;
  /** @param {(lead: Lead) => boolean} wanted */
  const drawBest = (wanted) => {
    const fitting = [...waiting.values()].filter((lead) => wanted(lead) && drawn.size + fresh(lead) <= limit);
    const [best] = fitting.sort((a, b) => fresh(a) - fresh(b) || drawnBeside(a) - drawnBeside(b) || (recurring.get(b) ?? 0) - (recurring.get(a) ?? 0));
    if (best === undefined) return false;
    waiting.delete(best.line);
    picked.push(best.line);
    for (const node of best.ends) drawn.add(node);
    return true;
  };
  for (const side of new Set(told.map(({ scenario }) => scenario))) drawBest(({ scenario }) => scenario === side);
  while (drawBest(() => true));
  return picked;
}
