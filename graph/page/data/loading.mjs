/** The page's data, read piece by piece, so that the page answers all the while. */

/** @import { Styled } from "./styled.mjs" */
/** @import { ComparisonView, ConceptView, RowView, ThingView, View } from "./types.mjs" */
/** @import { Packed } from "./unpack.mjs" */

import { pause } from "../base/pause.mjs";
import { Trouble } from "../base/trouble.mjs";
import { linesOf, nodesOf, scenarioPlaces } from "./styled.mjs";
import { unpackColumn, unpackText } from "./unpack.mjs";

/**
 * How the picture tells things apart.
 * @typedef {object} Legend
 * @property {Record<string, number[]>} dashes of each modality, whoever wins
 * @property {number[][]} rhythms of each scenario, whoever wins first
 */

/**
 * How much the picture holds.
 * @typedef {object} Limits
 * @property {number} whole how many entities are drawn in full at most
 * @property {number} overview how many entities an overview shows
 * @property {number} lines how many relations it shows at most
 */

/**
 * What stands first in the page: the view without its rows and, of a large graph, enough to draw.
 * @typedef {object} Opening
 * @property {{ entities: number, relations: number }} counts
 * @property {Legend} legend
 * @property {Limits} limits
 * @property {{ x: number[], y: number[] }} places of all entities
 * @property {string[]} blocks the names of all pieces of the data, in their order: whether the page is whole
 * @property {null | { entities: number[], nodes: Packed, lines: Packed, scenarios: (string | null)[], degrees: number[] }} overview
 */

const ROWS_AT_ONCE = 2000;

/** @returns {Promise<View & Opening>} */
export async function readOpening() {
  const element = blocks("opening")[0];
  if (!element) throw new Trouble("error.incomplete");
  return readBlock(element);
}

/**
 * @param {View & Opening} opening
 * @returns {Promise<{ view: View, styled: Styled }>}
 */
export async function readRest(opening) {
  if (document.readyState === "loading") {
    await new Promise((resolve) =>
      document.addEventListener("DOMContentLoaded", resolve, { once: true }),
    );
  }
  if (namesOfBlocks().join() !== opening.blocks.join()) throw new Trouble("error.incomplete");
  const nodes = nodesOf(await readTable("nodes"), opening.entity_kinds, opening.places);
  await pause();
  const lines = await linesOf(await readTable("lines"), pause);
  await pause();
  /** @type {any[]} */
  const entities = [];
  for (const element of blocks("entities")) {
    const rows = await readRows(element);
    for (let at = 0; at < rows.count; at++) {
      const index = entities.length;
      const row = rows.row(at);
      const label = nodes.label[index] ?? "";
      entities.push({
        id: nodes.id[index],
        kind: nodes.group[index],
        ...row,
        name: row["name"] ?? nameOf(label),
        names: Object.fromEntries(Object.entries(row["labels"]).map(([language, lines]) => [language, row["names"][language] ?? nameOf(lines)])),
        label,
        x: nodes.x[index],
        y: nodes.y[index],
        size: nodes.size[index],
      });
      if (entities.length % ROWS_AT_ONCE === 0) await pause();
    }
  }
  /** @type {any[]} */
  const relations = [];
  for (const element of blocks("relations")) {
    const rows = await readRows(element);
    for (let at = 0; at < rows.count; at++) {
      const index = relations.length;
      const row = rows.row(at);
      relations.push({
        ...row,
        id: lines.id[index],
        source: nodes.id[lines.source[index] ?? 0],
        target: nodes.id[lines.target[index] ?? 0],
        evidence: row["evidence"].map(wholeCitation),
      });
      if (relations.length % ROWS_AT_ONCE === 0) await pause();
    }
  }
  await pause();
  const scenarios = relations.map((relation) => relation.scenario);
  const styled = { nodes, lines, scenario: scenarioPlaces(scenarios, opening.scenarios) };
  const passages = await Promise.all(blocks("passages").map(readBlock));
  const comparisons = (await readTable("comparisons")).map((told) => wholeComparison(told, lines.id));
  const [debate = { things: [], concepts: [] }] = await readTable("debate");
  const { counts: _counts, overview: _overview, places: _places, legend: _legend, limits: _limits, blocks: _blocks, ...header } = opening;
  return { view: { ...header, entities, relations, comparisons, ...wholeDebate(debate, lines.id), passages: passages.flat() }, styled };
}

/**
 * The name that a label, in lines, mostly has all letters of.
 * @param {string} label
 */
function nameOf(label) {
  return label.replaceAll("\n", " ");
}

/**
 * A comparison came in columns, with places of relations: so many for the one side of each row, so many for the other.
 * Its rows are unpacked when they are asked for, and then kept: most readers compare nothing.
 * @param {{ left: string, right: string, rows: Packed, places: number[] }} told
 * @param {readonly string[]} ids
 * @returns {ComparisonView}
 */
function wholeComparison({ left, right, rows, places }, ids) {
  /** @type {RowView[] | undefined} */
  let unpacked;
  return {
    left,
    right,
    get rows() {
      unpacked ??= unpackedRows(rows, places, ids);
      return unpacked;
    },
  };
}

/**
 * @param {Packed} packed
 * @param {readonly number[]} places
 * @param {readonly string[]} ids
 * @returns {RowView[]}
 */
function unpackedRows(packed, places, ids) {
  const table = unpackRows(packed);
  let taken = 0;
  /** @param {number} count */
  const take = (count) => {
    taken += count;
    return places.slice(taken - count, taken).map((place) => ids[place] ?? "");
  };
  return Array.from({ length: table.count }, (_, at) => {
    const row = /** @type {any} */ (table.row(at));
    return { ...row, left: take(row.left), right: take(row.right) };
  });
}

/**
 * What voices agree and differ on came with places of relations.
 * @param {{ things: { sides: number[][], opposed: [number, number][] }[], concepts: { entity: string | null, agree: number[], reject: number[] }[] }} told
 * @param {readonly string[]} ids
 * @returns {{ things: ThingView[], concepts: ConceptView[] }}
 */
function wholeDebate({ things, concepts }, ids) {
  /** @param {readonly number[]} places */
  const named = (places) => places.map((place) => ids[place] ?? "");
  return {
    things: things.map(({ sides, opposed }) => ({ sides: sides.map(named), opposed })),
    concepts: concepts.map(({ entity, agree, reject }) => ({ entity, agree: named(agree), reject: named(reject) })),
  };
}

/** @param {any} citation */
function wholeCitation(citation) {
  return {
    paragraph: null,
    start: null,
    end: null,
    record: null,
    url: null,
    digest: null,
    quote: null,
    prefix: null,
    suffix: null,
    coder: null,
    ...citation,
  };
}

/**
 * @param {string} name
 * @returns {HTMLElement[]}
 */
function blocks(name) {
  return allBlocks().filter((element) => element.dataset["block"] === name);
}

/** @returns {HTMLElement[]} */
function allBlocks() {
  return [...document.querySelectorAll("script[data-block]")].filter((element) => element instanceof HTMLElement);
}

function namesOfBlocks() {
  return allBlocks().map((element) => element.dataset["block"]);
}

/**
 * @param {HTMLElement} element
 * @returns {Promise<any>}
 */
function readBlock(element) {
  return unpackText(element.textContent ?? "", element.dataset["encoding"] ?? "json", element.dataset["sum"]);
}

/**
 * @param {string} name
 * @returns {Promise<any[]>}
 */
async function readTable(name) {
  const slices = [];
  for (const element of blocks(name)) {
    slices.push(await readBlock(element));
    await pause();
  }
  return slices;
}

/** @param {HTMLElement} element */
async function readRows(element) {
  /** @type {Packed} */
  const packed = await readBlock(element);
  await pause();
  return unpackRows(packed);
}

/** @param {Packed} packed */
function unpackRows(packed) {
  const names = Object.keys(packed.columns);
  const columns = names.map((name) => unpackColumn(packed, name));
  return {
    count: packed.rows,
    /**
     * @param {number} at
     * @returns {Record<string, any>}
     */
    row(at) {
      /** @type {Record<string, any>} */
      const row = {};
      for (let column = 0; column < names.length; column++) {
        row[names[column] ?? ""] = columns[column]?.[at];
      }
      return row;
    },
  };
}
