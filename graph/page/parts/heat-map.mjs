/** Who agrees with whom: each two voices in a cell, at its left on how many concepts they differ, at its right on how many they agree. */

/** @import { Tie } from "../answers/networks.mjs" */
/** @import { Context } from "../context/context.mjs" */

import { el, svg } from "../base/dom.mjs";

/** The size of a cell, where a name takes two lines and where none does, and the height of the column heads, in pixels. */
const WIDE = 38;
const HIGH = { one: 24, two: 31 };
const HEAD = 20;
/** The room of the voices' names, how many letters go in a line of it, and how far its two lines are apart. */
const NAMES = 190;
const LETTERS = 28;
const APART = 13;
/** From this share of the strongest on, a figure stands on a fill too dark for ink. */
const DARK = 0.5;
/** How many pairs the table has at most. */
const MOST = 40;

/**
 * @param {Context} context
 * @param {readonly string[]} voices
 * @param {readonly (readonly Tie[])[]} ties
 */
export function heatMap(context, voices, ties) {
  const strongest = Math.max(1, ...ties.flat().flatMap(({ agree, differ }) => [agree, differ]));
  const names = voices.map((voice) => context.voice(voice));
  const high = names.some((name) => linesOf(name).length > 1) ? HIGH.two : HIGH.one;
  const [width, height] = [NAMES + voices.length * WIDE + 2, HEAD + voices.length * high + 2];
  return el(
    "div",
    { class: "heat", tabindex: 0, role: "group", "aria-label": context.say("debate.heatNote") },
    svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": context.say("debate.heatIs", { count: voices.length }) },
      svg("defs", {}, svg("pattern", { id: "differ", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, class: "hatch" }))),
      names.map((name, row) => {
        const y = HEAD + row * high;
        return [
          nameOf(name, row + 1, y + high / 2),
          svg("text", { x: NAMES + (row + 0.5) * WIDE, y: HEAD - 8, "text-anchor": "middle" }, String(row + 1)),
          names.map((other, column) => cellOf(context, [name, other], ties[row]?.[column], { x: NAMES + column * WIDE, y, high }, strongest, row === column)),
        ];
      }),
    ),
  );
}

/** @param {string} name @param {number} number @param {number} middle */
function nameOf(name, number, middle) {
  const lines = linesOf(name);
  const top = middle - ((lines.length - 1) * APART) / 2;
  return svg(
    "g",
    {},
    svg("title", {}, name),
    lines.map((line, at) => svg("text", { x: NAMES - 25, y: top + at * APART, "text-anchor": "end", "dominant-baseline": "central" }, line)),
    svg("text", { x: NAMES - 8, y: middle, "text-anchor": "end", "dominant-baseline": "central" }, String(number)),
  );
}

/**
 * A name in one line or two.
 * @param {string} name
 */
function linesOf(name) {
  if (name.length <= LETTERS) return [name];
  const blank = name.lastIndexOf(" ", LETTERS);
  const end = blank > 0 ? blank : LETTERS;
  const rest = name.slice(end).trimStart();
  return [name.slice(0, end), rest.length > LETTERS ? `${rest.slice(0, LETTERS - 1).trimEnd()}…` : rest];
}

/**
 * @param {Context} context
 * @param {[string, string]} names
 * @param {Tie | undefined} tie
 * @param {{ x: number, y: number, high: number }} place its left top corner, and how high it is
 * @param {number} strongest
 * @param {boolean} self
 */
function cellOf(context, [one, other], tie, { x, y, high }, strongest, self) {
  const { agree = 0, differ = 0 } = tie ?? {};
  const frame = svg("rect", { class: self ? "self" : "cell", x: x + 0.5, y: y + 0.5, width: WIDE - 1, height: high - 1 });
  if (self || agree + differ === 0) return frame;
  const half = WIDE / 2 - 0.5;
  const middle = y + high / 2;
  return svg(
    "g",
    {},
    svg("title", {}, `${one} – ${other}: ${tieWords(context, { agree, differ })}`),
    frame,
    differ ? [svg("rect", { class: "no", x: x + 0.5, y: y + 0.5, width: half, height: high - 1 }), figure(differ, x + WIDE / 4, middle, false)] : null,
    agree ? [svg("rect", { class: "yes", "fill-opacity": share(agree, strongest).toFixed(2), x: x + WIDE / 2, y: y + 0.5, width: half, height: high - 1 }), figure(agree, x + (WIDE * 3) / 4, middle, share(agree, strongest) > DARK)] : null,
  );
}

/** @param {number} count @param {number} strongest */
function share(count, strongest) {
  return 0.15 + (0.75 * count) / strongest;
}

/** @param {number} count @param {number} x @param {number} y @param {boolean} dark */
function figure(count, x, y, dark) {
  return svg("text", { class: dark ? "figure on" : "figure", x, y, "text-anchor": "middle", "dominant-baseline": "central" }, String(count));
}

/**
 * @param {Context} context
 * @param {Tie} tie
 */
function tieWords(context, { agree, differ }) {
  return [differ ? context.say("debate.differOn", { count: differ }) : null, agree ? context.say("debate.agreeOn", { count: agree }) : null].filter((word) => word !== null).join(", ");
}

/**
 * The same as a table: each two voices that agree or differ on something, those who differ the most first.
 * @param {Context} context
 * @param {readonly string[]} voices
 * @param {readonly (readonly Tie[])[]} ties
 */
export function pairsTable(context, voices, ties) {
  const pairs = voices.flatMap((one, row) =>
    voices.slice(row + 1).flatMap((other, at) => {
      const tie = ties[row]?.[row + 1 + at];
      return tie && tie.agree + tie.differ > 0 ? [{ one, other, ...tie }] : [];
    }),
  );
  pairs.sort((a, b) => b.differ - a.differ || b.agree - a.agree);
  const rest = pairs.length - MOST;
  return el(
    "div",
    {},
    el(
      "table",
      { class: "pairs" },
      el("caption", { class: "hidden" }, context.say("debate.heat")),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, context.say("debate.pair")), el("th", { scope: "col" }, context.say("debate.differ")), el("th", { scope: "col" }, context.say("debate.agree")))),
      el("tbody", {}, pairs.slice(0, MOST).map(({ one, other, agree, differ }) => el("tr", {}, el("th", { scope: "row", dir: "auto" }, `${context.voice(one)} – ${context.voice(other)}`), el("td", {}, String(differ)), el("td", {}, String(agree))))),
    ),
    rest > 0 ? el("p", { class: "note" }, context.say("company.more", { count: rest })) : null,
  );
}
