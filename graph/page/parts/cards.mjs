/** A claim, and a name, as they stand in a panel. */

/** @import { Context } from "../context/context.mjs" */
/** @import { EntityView, RelationView } from "../data/types.mjs" */

import { el } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { cameMark } from "./came.mjs";
import { companyLine } from "./company.mjs";
import { placesOfClaim } from "./places.mjs";
import { lineSwatch, shapeSwatch } from "./swatches.mjs";
import { tell } from "./told.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/**
 * A claim as a button that opens it: its sentence, and under it how it stands; then who else says so, and who gainsays it.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {{ plain?: boolean, alone?: boolean, told?: boolean }} [options] plain: without the scenario, where a heading says
 *     it, and without the voice where there is but one; alone: without what others say of it, where they stand beside it;
 *     told: without whose it is and where it stands, which is told beside it
 */
export function claimCard(context, relation, { plain = false, alone = false, told = false } = {}) {
  const card = plainCard(context, relation, { plain, told });
  const company = alone ? null : companyLine(context, relation);
  return company ? el("div", { class: "in-company" }, card, company) : card;
}

/**
 * @param {Context} context
 * @param {RelationView} relation
 * @param {{ plain: boolean, told: boolean }} options
 */
function plainCard(context, relation, { plain, told }) {
  const placed = !plain && context.view.scenarios.length > 0;
  const standing = context.standing(relation, { voice: !told && (!plain || context.view.voices.length > 1) });
  return el(
    "button",
    {
      type: "button",
      class: "claim",
      "aria-pressed": String(context.state.relation === relation.id),
      "data-claim": relation.id,
      onclick: () => context.selectRelation(relation.id),
    },
    tell("span", { class: "statement" }, context.sentence(relation)),
    el(
      "span",
      { class: "standing" },
      placed ? [el("span", { class: `world ${scenarioColour(context.scenarioPlace(relation.scenario))}` }, context.condition(relation)), " · "] : null,
      relation.negated ? [el("strong", {}, standing[0]), " · "] : null,
      [...standing.slice(relation.negated ? 1 : 0), ...(told ? [] : placesOfClaim(context, relation))].join(" · "),
      cameMark(context, relation),
    ),
  );
}

/**
 * @param {Context} context
 * @param {string} id
 * @param {() => void} [onclick]
 */
export function entityButton(context, id, onclick = () => context.selectEntity(id)) {
  const entity = context.entity(id);
  return el(
    "button",
    { type: "button", class: "entity", onclick },
    entity ? entitySwatch(context, entity) : null,
    el("span", { dir: "auto" }, context.name(id)),
  );
}

/**
 * @param {Context} context
 * @param {EntityView} entity
 */
export function entitySwatch(context, entity) {
  return kindSwatch(context, entity.kind);
}

/**
 * @param {Context} context
 * @param {string} kind
 */
export function kindSwatch(context, kind) {
  const { shape = "dot", tint = "other" } = context.entityKinds.get(kind) ?? {};
  return shapeSwatch(shape, tint);
}

/**
 * The sample of a claim's line.
 * @param {Context} context
 * @param {RelationView} relation
 */
export function claimLine(context, relation) {
  return lineSwatch({
    dash: context.styled.lines.dashes[lookupsOf(context.view).relationPlaces.get(relation.id) ?? -1] ?? null,
    colour: scenarioColour(context.scenarioPlace(relation.scenario)),
    bar: relation.negated,
  });
}
