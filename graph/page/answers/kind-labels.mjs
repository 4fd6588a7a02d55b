/** Under which labels a kind is found: all that the view has, in every language. */

/** @import { View } from "../data/types.mjs" */

/**
 * The kinds of a view, each with every label it goes by; the first is shown.
 * @param {View} view
 * @returns {{of: "entity" | "relation", kind: string, labels: string[]}[]}
 */
export function kindLabels(view) {
  /** @param {(string | null | undefined)[]} labels */
  const different = (labels) => [...new Set(labels.filter((label) => typeof label === "string"))];
  return [
    ...view.entity_kinds.map((kind) => ({
      of: /** @type {const} */ ("entity"),
      kind: kind.kind,
      labels: different([kind, ...Object.values(kind.labels)].flatMap(({ label, plural }) => [plural, label])),
    })),
    ...view.relation_kinds.map((kind) => ({
      of: /** @type {const} */ ("relation"),
      kind: kind.kind,
      labels: different([kind, ...Object.values(kind.labels)].flatMap(({ forward, inverse, denied_forward, denied_inverse, noun }) => [noun, forward, inverse, denied_forward, denied_inverse])),
    })),
  ];
}
