/** The graph, styled: its nodes and lines as the renderer takes them, in columns. Python makes them (style.py). */

/** @import { EntityKindView } from "./types.mjs" */
/** @import { Packed } from "./unpack.mjs" */

import { wholeColumn } from "./unpack.mjs";

/**
 * The entities, in the view's order.
 * @typedef {object} Nodes
 * @property {string[]} id
 * @property {string[]} label
 * @property {string[]} shape a vis-network shape
 * @property {string[]} tint the palette's name of its colour
 * @property {string[]} group the entity kind
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {Float32Array} size
 * @property {Uint8Array} side the place of the scenario that it stands for, counted from 1; 0: none
 * @property {Uint8Array} main whether it stands for a scenario before all others
 */

/**
 * The relations, in the view's order.
 * @typedef {object} Lines
 * @property {string[]} id
 * @property {Int32Array} source the place of a node
 * @property {Int32Array} target
 * @property {Float32Array} bend how far it bends to the right of its way, in parts of its length
 * @property {(number[] | null)[]} dashes
 * @property {Uint8Array} arrow whether it has a head
 * @property {Uint8Array} bar whether it is crossed out
 */

/** @typedef {{ nodes: Nodes, lines: Lines, scenario: Uint8Array }} Styled `scenario`: 0 for what holds whoever wins, else the place of a line's scenario, counted from 1 */

/**
 * @param {Packed[]} slices
 * @param {readonly EntityKindView[]} kinds whose looks the nodes have
 * @param {{ x: readonly number[], y: readonly number[] }} places
 * @returns {Nodes}
 */
export function nodesOf(slices, kinds, { x, y }) {
  const looks = new Map(kinds.map((kind) => [kind.kind, kind]));
  /** @type {string[]} */
  const group = wholeColumn(slices, "group");
  return {
    id: wholeColumn(slices, "id"),
    label: wholeColumn(slices, "label"),
    shape: group.map((kind) => looks.get(kind)?.shape ?? "dot"),
    tint: group.map((kind) => looks.get(kind)?.tint ?? "other"),
    group,
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    size: new Float32Array(wholeColumn(slices, "size")),
    side: Uint8Array.from(wholeColumn(slices, "side")),
    main: Uint8Array.from(wholeColumn(slices, "main"), Number),
  };
}

/**
 * @param {Packed[]} slices
 * @param {() => Promise<void>} [rest] what to wait for between two columns
 * @returns {Promise<Lines>}
 */
export async function linesOf(slices, rest = () => Promise.resolve()) {
  const id = wholeColumn(slices, "id");
  await rest();
  const source = new Int32Array(wholeColumn(slices, "source"));
  const target = new Int32Array(wholeColumn(slices, "target"));
  await rest();
  const bend = new Float32Array(wholeColumn(slices, "bend"));
  await rest();
  const dashes = wholeColumn(slices, "dashes").map((value) => (value.length ? value : null));
  await rest();
  const arrow = Uint8Array.from(wholeColumn(slices, "arrow"), Number);
  const bar = Uint8Array.from(wholeColumn(slices, "bar"), Number);
  return { id, source, target, bend, dashes, arrow, bar };
}

/**
 * The place of each line's scenario among those declared, counted from 1.
 * @param {(string | null)[]} scenarios
 * @param {readonly { id: string }[]} declared
 * @returns {Uint8Array}
 */
export function scenarioPlaces(scenarios, declared) {
  const places = new Map(declared.map(({ id }, place) => [id, place + 1]));
  return Uint8Array.from(scenarios, (id) => places.get(id ?? "") ?? 0);
}
