/** How the picture names and colours its nodes and lines. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { Scenario } from "../data/types.mjs" */
/** @import { Manner } from "../picture/frame.mjs" */

import { mainOf, standsFor } from "../data/counterparts.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { measureText } from "../picture/paint.mjs";

/**
 * @param {Context} context
 * @returns {Manner}
 */
export function mannerOf(context) {
  const { styled, view } = context;
  return {
    ...plainManner(styled, view.scenarios, context.standsFor),
    lines: (node) => context.lines(styled.nodes.id[node] ?? ""),
    verb(line) {
      const relation = view.relations[line];
      if (!relation) return "";
      const verb = context.relationKind(relation.kind);
      return relation.negated ? `${context.say("negated.mark")}: ${verb}` : verb;
    },
  };
}

/**
 * The manner of a picture whose data are still being read: by the labels that came with it.
 * @param {Styled} styled
 * @param {readonly Scenario[]} scenarios
 * @param {Map<string, number>} [sides] which scenario each entity stands for
 * @returns {Manner}
 */
export function plainManner({ nodes }, scenarios, sides = standsFor(scenarios)) {
  const mains = new Set(scenarios.map(mainOf));
  return {
    lines: (node) => (nodes.label[node] ?? "").split("\n"),
    main: (node) => mains.has(nodes.id[node] ?? ""),
    tint: (node) => nodes.tint[node] ?? "other",
    ring(node) {
      const place = sides.get(nodes.id[node] ?? "");
      return place ? scenarioColour(place) : null;
    },
    verb: () => "",
    line: scenarioColour,
    measure: measureText,
  };
}
