/** Everything that the picture shows, as a table of the same state. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { RelationView } from "../data/types.mjs" */
/** @import { Changes, State } from "../state/state.mjs" */

import { isDebated } from "../answers/debate.mjs";
import { daysOf, FIRST_DAY, OPEN_END, PAST } from "../base/dates.mjs";
import { isSettled } from "../answers/outcomes.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { cameWord } from "../parts/came.mjs";
import { sideways } from "../parts/sideways.mjs";
import { placesOfClaim } from "../parts/places.mjs";
import { companyWords } from "../parts/company.mjs";
import { verbOf } from "../parts/headings.mjs";
import { tell } from "../parts/told.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { filterRows } from "../state/moves.mjs";

const PAGE = 100;

/** @typedef {State & { sort: string }} Sorted `sort`: a column, after "-" downwards */
/**
 * @typedef {object} Column
 * @property {string} key
 * @property {(relation: RelationView) => string} text
 * @property {(relation: RelationView) => string} [by] what it is sorted by, if not by its text
 * @property {(relation: RelationView) => unknown} [of] the one value that its text is made of: where two are the same, so are the texts
 */

registerPanel({
  id: "table",
  order: 50,
  label: "table.title",
  state: {
    sort: {
      order: 100,
      start: "",
      spell: (sort) => (sort ? [["sort", sort]] : []),
      read: (spelled) => spelled.get("sort"),
    },
  },
  build,
  words: {
    en: {
      "table.title": "Table",
      "table.sortBy": "Sort by {column}",
      "table.sort": "Sort by:",
      "table.filter": "Filter the table",
      "table.empty": "There is no relation to show.",
      "table.page": "Lines {first} to {last} of {total}",
      "table.same": "On every line – {said}",
      "table.columns": "Columns {first} to {last} of {total}",
      "table.columnsAfter": "Further columns",
      "table.columnsBefore": "Columns before",
      "table.next": "Next lines",
      "table.previous": "Previous lines",
    },
    es: {
      "table.title": "Tabla",
      "table.sortBy": "Ordenar por {column}",
      "table.sort": "Ordenar por:",
      "table.filter": "Filtrar la tabla",
      "table.empty": "No hay relaciones que mostrar.",
      "table.page": "Líneas {first} a {last} de {total}",
      "table.same": "En todas las líneas – {said}",
      "table.columns": "Columnas {first} a {last} de {total}",
      "table.columnsAfter": "Más columnas",
      "table.columnsBefore": "Columnas anteriores",
      "table.next": "Líneas siguientes",
      "table.previous": "Líneas anteriores",
    },
  },
});

/**
 * By a column, upwards; by the same once more, downwards.
 * @param {Sorted} state
 * @param {string} key
 * @returns {Changes}
 */
export function sortBy({ sort }, key) {
  return { sort: sort === key ? `-${key}` : key };
}

/**
 * @param {Context} context
 * @returns {string}
 */
function sortOf(context) {
  return /** @type {Sorted} */ (context.state).sort;
}

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  let first = 0;
  /** @type {number | undefined} */
  let timer;
  const filter = el("input", {
    type: "search",
    "aria-label": context.say("table.filter"),
    placeholder: context.say("table.filter"),
    oninput: () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => context.store.change(filterRows(filter.value), { quietly: true }), 120);
    },
  });
  const body = el("div", { class: "table-body" });
  const node = el("div", { class: "table" }, filter, body);
  /** @type {import("../answers/shown.mjs").Shown | null} */
  let last = null;
  const update = () => {
    if (document.activeElement !== filter) filter.value = context.state.filter;
    const { shown } = context;
    if (last?.relation !== shown.relation) first = 0;
    last = shown;
    const rows = rowsOf(context);
    const chosen = rows.findIndex((row) => row.id === context.state.relation);
    if (chosen >= 0 && (chosen < first || chosen >= first + PAGE)) first = Math.floor(chosen / PAGE) * PAGE;
    const left = body.querySelector(".scroller")?.scrollLeft ?? 0;
    fill(body, drawTable(context, rows, first, (to) => {
      first = to;
      update();
    }));
    // Sorted by a column far to the right, it still shows that one.
    body.querySelector(".scroller")?.scrollTo({ left });
  };
  return { node, update };
}

/** @param {Context} context */
function tableColumns(context) {
  /** @type {Column[]} */
  const columns = [
    { key: "source", text: (one) => context.name(one.source), of: (one) => one.source },
    // In whatever mood it is said, a kind stands together.
    { key: "kind", text: (one) => verbOf(context, one), by: (one) => context.verb(one) },
    { key: "target", text: (one) => context.name(one.target), of: (one) => one.target },
    { key: "statement", text: (one) => context.sentence(one).text },
    { key: "scenario", text: (one) => context.scenario(one.scenario), of: (one) => one.scenario },
    { key: "modality", text: (one) => context.say(`modality.${one.modality}`), of: (one) => one.modality },
    { key: "voice", text: (one) => context.voice(one.voice), of: (one) => one.voice },
    ...(isDebated(context.view) ? [{ key: "company", text: (/** @type {RelationView} */ one) => companyWords(context, one) }] : []),
    { key: "certainty", text: (one) => context.say(`certainty.${one.certainty}`), of: (one) => one.certainty },
    { key: "negated", text: (one) => context.say(`negated.${one.negated}`), of: (one) => one.negated },
    { key: "date", text: (one) => context.dates(one) ?? "", by: turnOf },
    { key: "came", text: (one) => cameWord(context, one) ?? "" },
    { key: "evidence", text: (one) => placesOfClaim(context, one).join() },
  ];
  const without = [...(context.view.scenarios.length ? [] : ["scenario"]), ...(isSettled(context.view) && !context.state.written ? [] : ["came"])];
  return columns.filter((column) => !without.includes(column.key));
}

/**
 * What a claim's dates are sorted by, as text: the first day that they can mean, then the last.
 * @param {import("../data/types.mjs").RelationView} relation
 */
function turnOf({ date, start, end }) {
  const days = daysOf(date ?? start ?? (end === null || end === PAST || end === OPEN_END ? "" : end));
  return days ? days.map((day) => String(day - FIRST_DAY).padStart(16, "0")).join(" ") : "";
}

/** Of so many rows or more, a column that says the same on each of them is said once for all. */
const MANY = 12;

/**
 * @param {Column[]} columns
 * @param {RelationView[]} rows
 */
function sameOnAll(columns, rows) {
  const [first] = rows;
  if (!first || rows.length < MANY) return [];
  return columns.filter(({ text, of }) => {
    const [said, value] = [text(first), of?.(first)];
    // Of a large graph few texts are made for this.
    return rows.every((row) => (of !== undefined && of(row) === value) || text(row) === said);
  });
}

/**
 * The relations shown, in the order that the table or the query asks for; else in that of the text.
 * @param {Context} context
 * @returns {RelationView[]}
 */
export function rowsOf(context) {
  const rows = context.shown.places.flatMap((place) => context.view.relations[place] ?? []);
  const sort = sortOf(context);
  const key = sort.replace(/^-/, "");
  const column = tableColumns(context).find((one) => one.key === key);
  if (!column) return rows;
  const collator = new Intl.Collator(context.language, { numeric: true });
  const way = sort.startsWith("-") ? -1 : 1;
  return rows
    .map((row) => ({ row, text: (column.by ?? column.text)(row) }))
    .sort((a, b) => way * collator.compare(a.text, b.text))
    .map(({ row }) => row);
}

/**
 * @param {Context} context
 * @param {RelationView[]} rows
 * @param {number} first
 * @param {(first: number) => void} turn
 */
function drawTable(context, rows, first, turn) {
  if (rows.length === 0) return [el("p", {}, context.say("table.empty"))];
  const all = tableColumns(context);
  const same = sameOnAll(all, rows);
  const columns = all.filter((column) => !same.includes(column));
  const sort = sortOf(context);
  const last = Math.min(rows.length, first + PAGE);
  const [row] = rows;
  const scroller = el(
    "div",
    { class: "scroller", tabindex: 0, role: "region", "aria-label": context.say("table.title") },
    // Laid out as cards it is a table all the same: some browsers forget that.
    el(
      "table",
      { role: "table" },
      el("caption", {}, context.say("table.caption")),
      el(
        "thead",
        { role: "rowgroup" },
        el(
          "tr",
          { role: "row", "data-label": context.say("table.sort") },
          columns.map(({ key }) => {
            const way = sort === key ? "ascending" : sort === `-${key}` ? "descending" : null;
            return el(
              "th",
              { scope: "col", role: "columnheader", "aria-sort": way },
              el(
                "button",
                { type: "button", "aria-label": context.say("table.sortBy", { column: context.field(key) }), onclick: () => context.store.change(sortBy(/** @type {Sorted} */ (context.state), key)) },
                context.field(key),
                el("span", { "aria-hidden": "true" }, way === "ascending" ? " ↑" : way === "descending" ? " ↓" : ""),
              ),
            );
          }),
        ),
      ),
      el(
        "tbody",
        { role: "rowgroup" },
        rows.slice(first, last).map((relation) =>
          el(
            "tr",
            { role: "row", "aria-current": context.state.relation === relation.id ? "true" : null, "data-claim": relation.id },
            columns.map(({ key, text }) => cellOf(context, relation, key, text(relation))),
          ),
        ),
      ),
    ),
  );
  const said = row ? same.flatMap(({ key, text }) => (text(row) ? [`${context.field(key)}: ${text(row)}`] : [])) : [];
  return [
    said.length ? el("p", { class: "note" }, context.say("table.same", { said: said.join(" · ") })) : null,
    sideways(context, scroller),
    scroller,
    rows.length > PAGE
      ? el(
          "div",
          { class: "row spread" },
          el("button", { type: "button", disabled: first === 0, onclick: () => turn(first - PAGE) }, context.say("table.previous")),
          el("span", {}, context.say("table.page", { first: first + 1, last, total: rows.length })),
          el("button", { type: "button", disabled: last === rows.length, onclick: () => turn(first + PAGE) }, context.say("table.next")),
        )
      : null,
  ];
}

/**
 * A cell knows what its column is called, which a narrow page says before it.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {string} key
 * @param {string} text
 */
function cellOf(context, relation, key, text) {
  const cell = plainCell(context, relation, key, text);
  cell.setAttribute("role", "cell");
  cell.dataset["label"] = context.field(key);
  if (text === "") cell.dataset["empty"] = "";
  return cell;
}

/**
 * @param {Context} context
 * @param {RelationView} relation
 * @param {string} key
 * @param {string} text
 */
function plainCell(context, relation, key, text) {
  if (key === "statement") {
    return el("td", {}, tell("button", { type: "button", class: "link", "aria-pressed": String(context.state.relation === relation.id), onclick: () => context.selectRelation(relation.id) }, context.sentence(relation)));
  }
  if (key === "source" || key === "target") {
    return el("td", {}, el("button", { type: "button", class: "link", dir: "auto", onclick: () => context.selectEntity(relation[key]) }, text));
  }
  if (key === "scenario") return el("td", { class: `world ${scenarioColour(context.scenarioPlace(relation.scenario))}` }, text);
  if (key === "voice" || key === "date") return el("td", { class: key, dir: "auto" }, text);
  return el("td", key === "negated" && relation.negated ? { class: "denied" } : {}, text);
}
