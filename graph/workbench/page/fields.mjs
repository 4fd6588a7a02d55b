/** The smaller parts of the bar: fields, facts, comparisons, what the check says. */

import { el } from "../../page/base/dom.mjs";
import { keepFocus, keyCap } from "./caps.mjs";
import { keyOfCap } from "./keys.mjs";
import { colourOf, set } from "./runs.mjs";
import { word } from "./words.mjs";

/** @import { Chip, Grid, Line, Pair, Send } from "./types.mjs" */

/** @type {Record<string, string>} */
const SIGNS = { ok: "✓", wrong: "✕", doubt: "?", note: "·" };

/**
 * @param {readonly Chip[]} chips
 * @param {Send} send
 * @returns {HTMLElement[]}
 */
export function chipsOf(chips, send) {
  return chips.map(({ key, name, value, offered, scenario, open, works, field }) => {
    const look = `chip${offered ? " offered" : ""}${open ? " open" : ""} ${colourOf(scenario)}`;
    const named = el("span", { class: "hidden" }, `${name}: `);
    const parts = [named, works && key !== "" && keyCap(key), el("span", { dir: "auto" }, value)];
    return works && (key || field)
      ? el(
          "button",
          {
            ...{ type: "button", class: look, "data-key": key, title: name },
            "aria-expanded": open ? "true" : null,
            onmousedown: keepFocus,
            onclick: () => send(field ? { do: "open", field } : keyOfCap(key)),
          },
          parts,
        )
      : el("span", { class: look, title: name }, parts);
  });
}

/**
 * @param {readonly Line[]} lines
 * @returns {HTMLElement[]}
 */
export function linesOfCheck(lines) {
  return lines.map(({ sign, runs }) =>
    el(
      "p",
      { class: `check-line ${SIGNS[sign] ? `is-${sign}` : ""}` },
      sign !== "note" && el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[sign] ?? "·"),
      el("span", { class: "hidden" }, `${word(sign)} `),
      el("span", { class: "says", dir: "auto" }, set(runs)),
    ),
  );
}

/**
 * Labels and values. A value in two is a claim as it will stand in the list: its sentence, its standing.
 * @param {readonly Pair[]} facts
 * @returns {HTMLElement[]}
 */
export function factsOf(facts) {
  return facts.flatMap(({ label, cells }) => {
    const [first = [], second] = cells;
    const term = el("dt", { class: second ? "alone" : "" }, label);
    if (!second) return [term, el("dd", { dir: "auto" }, set(first))];
    const standing = el("span", { class: "standing" }, set(second));
    return [term, el("dd", { class: "preview" }, el("span", { class: "statement", dir: "auto" }, set(first)), standing)];
  });
}

/**
 * @param {Grid} grid
 * @param {Send} send
 * @returns {HTMLElement}
 */
export function gridOf({ heads, rows }, send) {
  const columns = Math.max(heads.length, ...rows.map(({ cells }) => cells.length));
  const table = el("table", { class: heads.length > 0 ? "grid headed" : "grid" });
  table.dataset["columns"] = String(columns);
  if (heads.length > 0)
    table.append(
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("td"),
          heads.map((head) => el("th", { scope: "col" }, headOf(head, send))),
        ),
      ),
    );
  table.append(
    el(
      "tbody",
      {},
      rows.map(({ label, cells }) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, label),
          cells.map((cell, i) => {
            // One cell for all columns: what is alike.
            const span = i === cells.length - 1 && cells.length < columns ? columns - i : null;
            return el("td", { colspan: span, dir: "auto", class: span ? "alike" : null }, set(cell));
          }),
        ),
      ),
    ),
  );
  return table;
}

/**
 * @param {import("./types.mjs").Cap} head
 * @param {Send} send
 * @returns {HTMLElement}
 */
function headOf({ key, label, why_not }, send) {
  if (!key || why_not !== null) return el("span", {}, label);
  return el(
    "button",
    { type: "button", class: "cap", "data-key": key, onmousedown: keepFocus, onclick: () => send(keyOfCap(key)) },
    keyCap(key),
    el("span", {}, label),
  );
}
