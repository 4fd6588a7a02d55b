/** What pyvis built, as the renderer takes it: the vis-network nodes and edges in columns. */

import { wholeColumn } from "./unpack.mjs";

/** @import { Packed } from "./unpack.mjs" */

/**
 * @typedef {object} Drawing
 * @property {string[]} id a node's id
 * @property {string[]} label
 * @property {string[]} shape a vis-network shape
 * @property {string[]} group its entity kind
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {Float32Array} size
 * @property {string[]} edgeId
 * @property {Int32Array} from the place of a node
 * @property {Int32Array} to
 * @property {Float32Array} bend how far it bends to the right of its way, in parts of its length
 * @property {Float32Array} width
 * @property {(number[] | null)[]} dashes
 * @property {Uint8Array} arrow whether it has a head
 * @property {Uint8Array} bar whether it is crossed out
 * @property {Uint8Array} scenario 0 for what holds whoever wins, else the place of its scenario, counted from 1
 */

/**
 * @param {Packed[]} nodes
 * @param {Packed[]} edges
 * @param {(string | null)[]} scenarios each edge's
 * @param {readonly { id: string }[]} declared
 * @returns {Drawing}
 */
export function makeDrawing(nodes, edges, scenarios, declared) {
  const places = new Map(declared.map(({ id: name }, place) => [name, place + 1]));
  const from = Int32Array.from(wholeColumn(edges, "from"));
  const to = Int32Array.from(wholeColumn(edges, "to"));
  const id = wholeColumn(nodes, "id");
  const arrows = wholeColumn(edges, "arrows");
  return {
    id,
    label: wholeColumn(nodes, "label"),
    shape: wholeColumn(nodes, "shape"),
    group: wholeColumn(nodes, "group"),
    x: Float32Array.from(wholeColumn(nodes, "x")),
    y: Float32Array.from(wholeColumn(nodes, "y")),
    size: Float32Array.from(wholeColumn(nodes, "size")),
    edgeId: wholeColumn(edges, "id"),
    from,
    to,
    bend: Float32Array.from(wholeColumn(edges, "smooth"), bendOf),
    width: Float32Array.from(wholeColumn(edges, "width")),
    dashes: wholeColumn(edges, "dashes").map((value) => value || null),
    arrow: Uint8Array.from(arrows, (value) => (value === "to" || value?.to?.enabled ? 1 : 0)),
    bar: Uint8Array.from(arrows, (value) => (value?.middle?.type === "bar" ? 1 : 0)),
    scenario: Uint8Array.from(scenarios, (name) => places.get(name ?? "") ?? 0),
  };
}

/** @param {any} smooth a vis-network `smooth` */
function bendOf(smooth) {
  if (!smooth?.enabled) return 0;
  return smooth.type === "curvedCW" ? smooth.roundness : -smooth.roundness;
}
