/** Under which labels a kind is found. */

/** @import { View } from "../data/types.mjs" */

/**
 * A kind under further labels, so that it is found in every language of the page.
 * @typedef {object} KindLabels
 * @property {"entity" | "relation"} of
 * @property {string} kind
 * @property {string[]} labels
 */

/**
 * The kinds of a view, each with every label it goes by; the first is shown.
 * @param {View} view
 * @param {readonly KindLabels[]} further
 * @returns {{of: "entity" | "relation", kind: string, labels: string[]}[]}
 */
export function kindLabels(view, further) {
  /**
   * @param {"entity" | "relation"} of
   * @param {string} kind
   * @param {string[]} own
   */
  const labelled = (of, kind, own) => {
    const more = further.filter((one) => one.of === of && one.kind === kind).flatMap((one) => one.labels);
    return { of, kind, labels: [...new Set([...more, ...own])] };
  };
  return [
    ...view.entity_kinds.map(({ kind, label, plural, labels }) =>
      labelled("entity", kind, [label, plural, ...Object.values(labels)]),
    ),
    ...view.relation_kinds.map(({ kind, forward, inverse, labels }) =>
      labelled("relation", kind, [forward, inverse, ...Object.values(labels)]),
    ),
  ];
}
