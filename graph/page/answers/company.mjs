/** What other voices say of what a claim says: who says the same, and who gainsays it. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { isDebated } from "./debate.mjs";
import { areAtOdds, atTimes } from "./gainsaying.mjs";
import { lookupsOf } from "../data/lookups.mjs";

/**
 * What else voices say of what a claim says.
 * @typedef {object} Company
 * @property {"said" | "held"} how the same is said; or the same side is held, of a concept
 * @property {RelationView[]} alike the claims of others that say the same
 * @property {RelationView[]} against the claims of others that gainsay it
 */

/** @type {WeakMap<View, Map<string, Company>>} */
const COMPANIES = new WeakMap();
/** @type {WeakMap<View, Map<string, { at: number, side: number, of: "things" | "concepts" }>>} where each claim is spoken of */
const SPOKEN = new WeakMap();

/**
 * @param {View} view
 * @param {RelationView} relation
 * @returns {Company | null} null: nobody else says the same, or gainsays it
 */
export function companyOf(view, relation) {
  if (!isDebated(view)) return null;
  const companies = COMPANIES.get(view) ?? new Map();
  COMPANIES.set(view, companies);
  if (!companies.has(relation.id)) companies.set(relation.id, companyFound(view, relation));
  const company = companies.get(relation.id);
  return company.alike.length + company.against.length > 0 ? company : null;
}

/**
 * @param {View} view
 * @param {RelationView} relation
 * @returns {Company}
 */
function companyFound(view, relation) {
  const spoken = spokenOf(view).get(relation.id);
  const { relations } = lookupsOf(view);
  /** @param {readonly string[]} ids */
  const others = (ids) => ids.flatMap((id) => relations.get(id) ?? []).filter(({ voice }) => voice !== relation.voice);
  if (!spoken) return { how: "said", alike: [], against: [] };
  const { at, side, of } = spoken;
  if (of === "concepts") {
    const { agree = [], reject = [] } = view.concepts[at] ?? {};
    return { how: "held", alike: others(side === 0 ? agree : reject), against: others(side === 0 ? reject : agree) };
  }
  const { sides = [], opposed = [] } = view.things[at] ?? {};
  const said = (sides[side] ?? []).flatMap((id) => relations.get(id) ?? []);
  const together = atTimes(said).find((claims) => claims.includes(relation)) ?? [];
  const against = opposed.flatMap((pair) => (pair.includes(side) ? others(sides[pair[0] === side ? pair[1] : pair[0]] ?? []) : []));
  return { how: "said", alike: together.filter(({ voice }) => voice !== relation.voice), against: against.filter((other) => areAtOdds(view, relation, other)) };
}

/**
 * Of which thing each claim is, and on which side; else of which concept that is an entity.
 * @param {View} view
 */
function spokenOf(view) {
  let spoken = SPOKEN.get(view);
  if (!spoken) {
    spoken = new Map();
    for (const [at, { entity, agree, reject }] of view.concepts.entries())
      if (entity !== null) for (const [side, ids] of [agree, reject].entries()) for (const id of ids) spoken.set(id, { at, side, of: /** @type {const} */ ("concepts") });
    for (const [at, { sides }] of view.things.entries()) for (const [side, ids] of sides.entries()) for (const id of ids) spoken.set(id, { at, side, of: /** @type {const} */ ("things") });
    SPOKEN.set(view, spoken);
  }
  return spoken;
}
