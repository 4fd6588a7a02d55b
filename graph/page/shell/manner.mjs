/** How the picture names and colours its nodes and lines. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { Manner } from "../picture/frame.mjs" */

import { ALWAYS_NAMED } from "../answers/camps.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { lineAt } from "../parts/headings.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { measureText } from "../picture/paint.mjs";

/**
 * @param {Context} context
 * @returns {Manner}
 */
export function mannerOf(context) {
  const { styled, view } = context;
  const first = new Set(lookupsOf(view).byDegree.subarray(0, ALWAYS_NAMED));
  return {
    ...plainManner(styled),
    first: (node) => first.has(node),
    lines: (node) => context.lines(styled.nodes.id[node] ?? ""),
    verb: (line) => lineAt(context, line),
  };
}

/**
 * The manner of a picture whose data are still being read: by the labels that came with it.
 * @param {Styled} styled
 * @returns {Manner}
 */
export function plainManner({ nodes }) {
  return {
    lines: (node) => (nodes.label[node] ?? "").split("\n"),
    main: (node) => nodes.main[node] === 1,
    tint: (node) => nodes.tint[node] ?? "other",
    ring(node) {
      const place = nodes.side[node];
      return place ? scenarioColour(place) : null;
    },
    first: () => false,
    verb: () => "",
    line: scenarioColour,
    measure: measureText,
  };
}
