/** The palette: the names of its colours, and their values as the page's style has them. */

import { el } from "../base/dom.mjs";

/** How many scenarios have a colour of their own; further ones share them, told apart by dashes and words. */
const SCENARIO_COLOURS = 6;

/**
 * The palette's name of a scenario's colour.
 * @param {number} place counted from 1; 0: whoever wins
 * @returns {string}
 */
export function scenarioColour(place) {
  return place ? `scenario-${((place - 1) % SCENARIO_COLOURS) + 1}` : "always";
}

/** All names of the palette that the picture draws with. */
const PALETTE = [
  "paper",
  "ink",
  "soft",
  "line",
  "crowd",
  "both",
  "always",
  "rule",
  "control",
  ...Array.from({ length: SCENARIO_COLOURS }, (_, place) => `scenario-${place + 1}`),
  ...["always", ...Array.from({ length: SCENARIO_COLOURS }, (_, place) => `scenario-${place + 1}`)].map((name) => `tint-${name}`),
  "people",
  "politics",
  "bodies",
  "places",
  "matters",
  "other",
];

/**
 * The palette as the page has it now, by name. A custom property would give its own text, with the
 * light and the dark value: which of the two holds is known only of a colour that an element has.
 * @returns {Record<string, string>}
 */
export function readPalette() {
  const probe = el("i", { hidden: true });
  probe.style.setProperty("forced-color-adjust", "none"); // the system's few colours are for words and controls
  document.body.append(probe);
  const palette = Object.fromEntries(
    PALETTE.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, hexOf(getComputedStyle(probe).color)];
    }),
  );
  probe.remove();
  return palette;
}

/**
 * A colour as files write it: `rgb(31, 27, 22)` -> `#1f1b16`.
 * @param {string} colour
 */
function hexOf(colour) {
  const parts = colour.match(/\d+/g) ?? [];
  return `#${parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}
