/** Claims under headings that assert no more than the claims do. */

/** @import { Context } from "../context/context.mjs" */
/** @import { EntityView, RelationView } from "../data/types.mjs" */

/**
 * An entity's claims under headings, which assert no more than the claims do: "leads" where all of them are facts, else
 * "Leadership".
 * @param {Context} context
 * @param {EntityView} entity
 * @param {RelationView[]} relations
 * @returns {Map<string, RelationView[]>}
 */
export function headed(context, entity, relations) {
  const labelOf = (/** @type {RelationView} */ { kind, source }) => context.relationKind(kind, source === entity.id ? "forward" : "inverse");
  const unsure = new Set(relations.filter((one) => one.modality !== "fact" || one.certainty !== "certain" || one.negated).map(labelOf));
  /** @type {Map<string, RelationView[]>} */
  const groups = new Map();
  for (const relation of relations) {
    const label = labelOf(relation);
    const heading = unsure.has(label) ? nounOf(context, relation.kind, label) : label;
    const group = groups.get(heading);
    if (group) group.push(relation);
    else groups.set(heading, [relation]);
  }
  return groups;
}

/**
 * What a kind of relation is called without asserting it. A dataset's own kinds have no such word: their label is quoted.
 * @param {Context} context
 * @param {string} kind
 * @param {string} label
 */
function nounOf(context, kind, label) {
  return context.relationKinds.get(kind)?.noun ? context.relationKind(kind, "noun") : context.say("heading.quoted", { label });
}
