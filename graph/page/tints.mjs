/** The names of the palette's colours. */

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
