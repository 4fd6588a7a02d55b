/** Everything that the picture shows, as a table of the same state. */

/** @import { Desk } from "./desk.mjs" */
/** @import { RelationView } from "./types.mjs" */

import { asRead, placesOfClaim } from "./cards.mjs";
import { el, fill } from "./dom.mjs";
import { queryOf } from "./query.mjs";
import { placesOf } from "./scene.mjs";
import { scenarioColour } from "./tints.mjs";

const PAGE = 100;

/** @typedef {{ key: string, text: (relation: RelationView) => string }} Column */

/**
 * @param {Desk} desk
 * @returns {{ node: HTMLElement, update: () => void }}
 */
export function tablePanel(desk) {
  let first = 0;
  /** @type {number | undefined} */
  let timer;
  const filter = el("input", {
    type: "search",
    "aria-label": desk.say("table.filter"),
    placeholder: desk.say("table.filter"),
    oninput: () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => desk.store.change({ query: queryOf({ ...desk.state.query, text: filter.value }) }, { quietly: true }), 120);
    },
  });
  const body = el("div", { class: "table-body" });
  const node = el("div", { class: "table" }, filter, body);
  /** @type {import("./scene.mjs").Shown | null} */
  let last = null;
  const update = () => {
    if (document.activeElement !== filter) filter.value = desk.state.query.text ?? "";
    const { shown } = desk;
    if (last?.relation !== shown.relation) first = 0;
    last = shown;
    const rows = rowsOf(desk);
    const chosen = rows.findIndex((row) => row.id === desk.state.relation);
    if (chosen >= 0 && (chosen < first || chosen >= first + PAGE)) first = Math.floor(chosen / PAGE) * PAGE;
    fill(body, drawTable(desk, rows, first, (to) => {
      first = to;
      update();
    }));
  };
  return { node, update };
}

/** @param {Desk} desk */
function tableColumns(desk) {
  /** @type {Column[]} */
  const columns = [
    { key: "source", text: (one) => desk.name(one.source) },
    { key: "kind", text: (one) => `${one.negated ? `${desk.say("negated.mark")}: ` : ""}${desk.relationKind(one.kind)}` },
    { key: "target", text: (one) => desk.name(one.target) },
    { key: "statement", text: (one) => one.statement },
    { key: "scenario", text: (one) => desk.scenario(one.scenario) },
    { key: "modality", text: (one) => desk.say(`modality.${one.modality}`) },
    { key: "certainty", text: (one) => desk.say(`certainty.${one.certainty}`) },
    { key: "holder", text: (one) => desk.holder(one.holder) },
    { key: "evidence", text: (one) => placesOfClaim(one).join() },
  ];
  return desk.view.scenarios.length ? columns : columns.filter((column) => column.key !== "scenario");
}

/**
 * The relations shown, in the order that is asked for; else in the order in which a reader meets them.
 * @param {Desk} desk
 * @returns {RelationView[]}
 */
export function rowsOf(desk) {
  const places = placesOf(desk.view);
  const rows = asRead(desk.view).filter(({ id }) => desk.shown.relation[places.get(id) ?? -1]);
  const { sort } = desk.state;
  const key = sort.replace(/^-/, "");
  const column = tableColumns(desk).find((one) => one.key === key);
  if (!column) return rows;
  const collator = new Intl.Collator(desk.language, { numeric: true });
  const way = sort.startsWith("-") ? -1 : 1;
  return rows
    .map((row) => ({ row, text: column.text(row) }))
    .sort((a, b) => way * collator.compare(a.text, b.text))
    .map(({ row }) => row);
}

/**
 * The relations shown, for a file: in the order that is asked for; else in that of their ids, as Python gives them.
 * @param {Desk} desk
 * @returns {RelationView[]}
 */
export function rowsToSave(desk) {
  return desk.state.sort ? rowsOf(desk) : desk.view.relations.filter((_, place) => desk.shown.relation[place]);
}

/**
 * @param {Desk} desk
 * @param {RelationView[]} rows
 * @param {number} first
 * @param {(first: number) => void} turn
 */
function drawTable(desk, rows, first, turn) {
  if (rows.length === 0) return [el("p", {}, desk.say("table.empty"))];
  const columns = tableColumns(desk);
  const { sort } = desk.state;
  const last = Math.min(rows.length, first + PAGE);
  return [
    el(
      "div",
      { class: "scroller", tabindex: 0, role: "region", "aria-label": desk.say("table.title") },
      el(
        "table",
        {},
        el("caption", {}, desk.say("table.caption")),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            columns.map(({ key }) => {
              const way = sort === key ? "ascending" : sort === `-${key}` ? "descending" : null;
              return el(
                "th",
                { scope: "col", "aria-sort": way },
                el(
                  "button",
                  { type: "button", "aria-label": desk.say("table.sortBy", { column: desk.say(`field.${key}`) }), onclick: () => desk.store.change({ sort: way === "ascending" ? `-${key}` : key }) },
                  desk.say(`field.${key}`),
                  el("span", { "aria-hidden": "true" }, way === "ascending" ? " ↑" : way === "descending" ? " ↓" : ""),
                ),
              );
            }),
          ),
        ),
        el(
          "tbody",
          {},
          rows.slice(first, last).map((relation) =>
            el(
              "tr",
              { "aria-current": desk.state.relation === relation.id ? "true" : null, "data-claim": relation.id },
              columns.map(({ key, text }) => cellOf(desk, relation, key, text(relation))),
            ),
          ),
        ),
      ),
    ),
    rows.length > PAGE
      ? el(
          "div",
          { class: "row spread" },
          el("button", { type: "button", disabled: first === 0, onclick: () => turn(first - PAGE) }, desk.say("table.previous")),
          el("span", {}, desk.say("table.page", { first: first + 1, last, total: rows.length })),
          el("button", { type: "button", disabled: last === rows.length, onclick: () => turn(first + PAGE) }, desk.say("table.next")),
        )
      : null,
  ];
}

/**
 * @param {Desk} desk
 * @param {RelationView} relation
 * @param {string} key
 * @param {string} text
 */
function cellOf(desk, relation, key, text) {
  if (key === "statement") {
    return el("td", {}, el("button", { type: "button", class: "link", dir: "auto", "aria-pressed": String(desk.state.relation === relation.id), onclick: () => desk.selectRelation(relation.id) }, text));
  }
  if (key === "source" || key === "target") {
    return el("td", {}, el("button", { type: "button", class: "link", dir: "auto", onclick: () => desk.selectEntity(relation[key]) }, text));
  }
  if (key === "scenario") return el("td", { class: `world ${scenarioColour(desk.scenarioPlace(relation.scenario))}` }, text);
  return el("td", {}, text);
}
