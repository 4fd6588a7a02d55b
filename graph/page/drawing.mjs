/** The styled nodes and lines, as the renderer takes them: in columns. */

import { wholeColumn } from "./unpack.mjs";

/** @import { Packed } from "./unpack.mjs" */

/**
 * @typedef {object} Nodes
 * @property {string[]} id
 * @property {string[]} label
 * @property {string[]} shape a vis-network shape
 * @property {string[]} tint the palette's name of its colour
 * @property {string[]} group the entity kind
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {Float32Array} size
 */

/**
 * @typedef {object} Edges
 * @property {string[]} edgeId
 * @property {Int32Array} from the place of a node
 * @property {Int32Array} to
 * @property {Float32Array} bend how far it bends to the right of its way, in parts of its length
 * @property {Float32Array} width
 * @property {(number[] | null)[]} dashes
 * @property {Uint8Array} arrow whether it has a head
 * @property {Uint8Array} bar whether it is crossed out
 */

/** @typedef {Nodes & Edges & { scenario: Uint8Array }} Drawing `scenario`: 0 for what holds whoever wins, else the place of an edge's scenario, counted from 1 */

/**
 * @param {Packed[]} slices
 * @returns {Nodes}
 */
export function nodesOf(slices) {
  return {
    id: wholeColumn(slices, "id"),
    label: wholeColumn(slices, "label"),
    shape: wholeColumn(slices, "shape"),
    tint: wholeColumn(slices, "tint"),
    group: wholeColumn(slices, "group"),
    x: new Float32Array(wholeColumn(slices, "x")),
    y: new Float32Array(wholeColumn(slices, "y")),
    size: new Float32Array(wholeColumn(slices, "size")),
  };
}

/**
 * @param {Packed[]} slices
 * @param {() => Promise<void>} [rest] what to wait for between two columns
 * @returns {Promise<Edges>}
 */
export async function edgesOf(slices, rest = () => Promise.resolve()) {
  const edgeId = wholeColumn(slices, "id");
  await rest();
  const from = new Int32Array(wholeColumn(slices, "source"));
  const to = new Int32Array(wholeColumn(slices, "target"));
  await rest();
  const bend = new Float32Array(wholeColumn(slices, "bend"));
  const width = new Float32Array(wholeColumn(slices, "width"));
  await rest();
  const dashes = wholeColumn(slices, "dashes").map((value) => (value.length ? value : null));
  await rest();
  const arrow = Uint8Array.from(wholeColumn(slices, "arrow"), Number);
  const bar = Uint8Array.from(wholeColumn(slices, "bar"), Number);
  return { edgeId, from, to, bend, width, dashes, arrow, bar };
}

/**
 * The place of each edge's scenario among those declared, counted from 1.
 * @param {(string | null)[]} scenarios
 * @param {readonly { id: string }[]} declared
 * @returns {Uint8Array}
 */
export function scenarioPlaces(scenarios, declared) {
  const places = new Map(declared.map(({ id }, place) => [id, place + 1]));
  return Uint8Array.from(scenarios, (id) => places.get(id ?? "") ?? 0);
}
