/** A claim, and a name, as they stand in a panel. */

/** @import { Desk } from "./desk.mjs" */
/** @import { EntityView, RelationView, View } from "./types.mjs" */

import { el } from "./dom.mjs";
import { placesOf } from "./scene.mjs";
import { lineSwatch, shapeSwatch } from "./swatches.mjs";
import { scenarioColour } from "./tints.mjs";

/**
 * A claim as a button that opens it: its sentence, and under it how it stands.
 * @param {Desk} desk
 * @param {RelationView} relation
 * @param {{ plain?: boolean }} [options] plain: without the scenario, where a heading says it
 */
export function claimCard(desk, relation, { plain = false } = {}) {
  const place = desk.scenarioPlace(relation.scenario);
  const standing = desk.standing(relation);
  return el(
    "button",
    {
      type: "button",
      class: "claim",
      "aria-pressed": String(desk.state.relation === relation.id),
      "data-claim": relation.id,
      onclick: () => desk.selectRelation(relation.id),
    },
    el("span", { class: "statement", dir: "auto" }, relation.statement),
    el(
      "span",
      { class: "standing" },
      plain ? null : el("span", { class: `world ${scenarioColour(place)}` }, conditionOf(desk, relation)),
      plain ? null : " · ",
      [...standing.slice(1), ...placesOfClaim(relation)].join(" · "),
    ),
  );
}

/**
 * When a claim holds, as it is said of the claim itself: one that hangs on no scenario may well be of the past.
 * @param {Desk} desk
 * @param {RelationView} relation
 */
export function conditionOf(desk, relation) {
  return relation.scenario === null ? desk.say("details.always") : desk.scenario(relation.scenario);
}

/**
 * The paragraphs in which a claim stands.
 * @param {RelationView} relation
 * @returns {string[]}
 */
export function placesOfClaim(relation) {
  const numbers = [...new Set(relation.evidence.map((one) => one.paragraph).filter((number) => number !== null))];
  return numbers.length ? [`¶\u00a0${numbers.join(", ")}`] : [];
}

/**
 * Some relations in the order in which a reader meets them: by their first citation, then by id.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {RelationView[]}
 */
export function inReadingOrder(view, relations) {
  const documents = new Map(view.documents.map(({ id }, place) => [id, place]));
  const uncited = documents.size;
  return relations
    .map((relation) => {
      const [first] = relation.evidence;
      return { relation, document: first ? (documents.get(first.document) ?? uncited) : uncited, start: first?.start ?? 0 };
    })
    .sort((a, b) => a.document - b.document || a.start - b.start || (a.relation.id < b.relation.id ? -1 : 1))
    .map(({ relation }) => relation);
}

/** @type {WeakMap<View, RelationView[]>} */
const READ = new WeakMap();

/**
 * All relations of a view in that order, worked out once.
 * @param {View} view
 * @returns {RelationView[]}
 */
export function asRead(view) {
  let read = READ.get(view);
  if (!read) {
    read = inReadingOrder(view, view.relations);
    READ.set(view, read);
  }
  return read;
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {() => void} [onclick]
 */
export function entityButton(desk, id, onclick = () => desk.selectEntity(id)) {
  const entity = desk.entity(id);
  return el(
    "button",
    { type: "button", class: "entity", onclick },
    entity ? entitySwatch(desk, entity) : null,
    el("span", { dir: "auto" }, desk.name(id)),
  );
}

/**
 * @param {Desk} desk
 * @param {EntityView} entity
 */
export function entitySwatch(desk, entity) {
  return kindSwatch(desk, entity.kind);
}

/**
 * @param {Desk} desk
 * @param {string} kind
 */
export function kindSwatch(desk, kind) {
  const { shape = "dot", tint = "other" } = desk.entityKinds.get(kind) ?? {};
  return shapeSwatch(shape, tint);
}

/**
 * The sample of a claim's line.
 * @param {Desk} desk
 * @param {RelationView} relation
 */
export function claimLine(desk, relation) {
  return lineSwatch({
    dash: desk.drawing.dashes[placesOf(desk.view).get(relation.id) ?? -1] ?? null,
    colour: scenarioColour(desk.scenarioPlace(relation.scenario)),
    bar: relation.negated,
    width: desk.legend.widths[relation.certainty] ?? 2,
  });
}
