/** Which muted colour an entity kind has: one a family of kinds, since its shape tells the kind. */

/** @import { EntityKindView } from "./types.mjs" */

/** @type {Record<string, string>} */
const FAMILIES = {
  candidate: "people",
  person: "people",
  group: "people",
  party: "politics",
  coalition: "politics",
  agency: "bodies",
  organization: "bodies",
  post: "bodies",
  country: "places",
  region: "places",
  policy: "matters",
  event: "matters",
  issue: "matters",
  asset: "matters",
};

/**
 * The palette's name of a kind's colour. A kind that the dataset declares has that of the kind it is a sort of.
 * @param {string} kind
 * @param {readonly EntityKindView[]} kinds
 * @returns {string}
 */
export function tintOf(kind, kinds) {
  const own = FAMILIES[kind];
  if (own) return own;
  const parent = kinds.find((one) => one.includes.includes(kind) && FAMILIES[one.kind]);
  return (parent && FAMILIES[parent.kind]) ?? "other";
}

/** How many scenarios have a colour of their own; further ones share them, told apart by dashes and words. */
export const SCENARIO_COLOURS = 6;

/**
 * The palette's name of a scenario's colour.
 * @param {number} place counted from 1; 0: whoever wins
 * @returns {string}
 */
export function scenarioColour(place) {
  return place ? `scenario-${((place - 1) % SCENARIO_COLOURS) + 1}` : "always";
}

/** All names of the palette that the picture draws with. */
export const PALETTE = [
  "paper",
  "ink",
  "soft",
  "line",
  "crowd",
  "both",
  "always",
  ...Array.from({ length: SCENARIO_COLOURS }, (_, place) => `scenario-${place + 1}`),
  "people",
  "politics",
  "bodies",
  "places",
  "matters",
  "other",
];
