/** Lines that stand out, bent past what stands out and is none of their ends: they would seem to end there. */

/** @import { Styled } from "../data/styled.mjs" */

import { boxAround, runsThrough, trailOf } from "./boxes.mjs";
import { curveOf, emptyCurve } from "./geometry.mjs";

/** So many lines are looked at; where more stand out, none can be followed one by one. */
const MOST = 80;
/** How much further a line bends, in parts of its length: the least that is enough is taken. */
const FURTHER = [0.06, -0.06, 0.12, -0.12, 0.2, -0.2, 0.3, -0.3, 0.42, -0.42];
/** What is left free beside a dot, in the picture's units. */
const CLEAR = 5;

/**
 * How far lines bend that would run through a dot.
 * @param {Styled} styled
 * @param {ReadonlySet<number> | null} lines those that stand out
 * @param {ReadonlySet<number> | null} nodes
 * @returns {ReadonlyMap<number, number>}
 */
export function bendsPast(styled, lines, nodes) {
  /** @type {Map<number, number>} */
  const bends = new Map();
  if (!lines || !nodes || lines.size > MOST) return bends;
  const { x, y, size } = styled.nodes;
  const { source, target, bend } = styled.lines;
  const dots = Array.from(nodes, (node) => {
    const wide = 2 * ((size[node] ?? 0) * 1.1 + CLEAR);
    return { node, box: boxAround(x[node] ?? 0, y[node] ?? 0, wide, wide) };
  });
  const curve = emptyCurve();
  for (const line of lines) {
    const others = dots.filter(({ node }) => node !== source[line] && node !== target[line]);
    const own = bend[line] ?? 0;
    const free = [0, ...FURTHER].find((further) => {
      const trail = trailOf(curveOf(styled, line, 0, curve, own + further));
      return !others.some(({ box }) => runsThrough(trail, box));
    });
    if (free) bends.set(line, own + free);
  }
  return bends;
}
