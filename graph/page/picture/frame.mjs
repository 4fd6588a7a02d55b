/** A frame: what the picture draws, as a list, in the screen's pixels. The canvas and the SVG file draw the same. */

/** @import { Styled } from "../data/styled.mjs" */
/** @import { CompareStatus } from "../data/types.mjs" */
/** @import { Trail } from "./boxes.mjs" */
/** @import { Camera } from "./camera.mjs" */
/** @import { Curve } from "./geometry.mjs" */
/** @import { FrameItem } from "./items.mjs" */
/** @import { Wanted } from "./label-places.mjs" */

import { trailOf } from "./boxes.mjs";
import { arrowHead, arrowLength, crossBar, shortened } from "./arrows.mjs";
import { curveOf, emptyCurve, pointAt } from "./geometry.mjs";
import { LEADING, placeLabels, Room } from "./label-places.mjs";
import { outlineOf } from "./shapes.mjs";

/**
 * What is to be drawn, and how it is told apart.
 * @typedef {object} Scene
 * @property {Int32Array} entities the places of the nodes drawn, the most important last
 * @property {Int32Array} relations
 * @property {Set<number> | null} litEntities what stands out, the rest fading; null: nothing does
 * @property {Set<number> | null} litRelations
 * @property {boolean} folds whether who has no room for a name is counted at one that it is tied to
 * @property {ReadonlyMap<number, number>} [more] how many that are left out are counted at a name
 * @property {ReadonlyMap<number, number>} bends lines that bend otherwise than they would by themselves
 * @property {Map<number, CompareStatus> | null} marks what differs between two scenarios, by relation
 * @property {number} entity the one selected, or -1
 * @property {number} relation
 * @property {number} hoverEntity the one pointed at, or -1
 * @property {number} hoverRelation
 */

/**
 * How nodes and lines are named and coloured; colours are names of the palette.
 * @typedef {object} Manner
 * @property {(node: number) => string[]} lines its name, in lines
 * @property {(node: number) => string} tint
 * @property {(node: number) => string | null} ring the colour of the scenario that it stands for
 * @property {(node: number) => boolean} main whether it is the first to stand for a scenario
 * @property {(node: number) => boolean} first whether it is one of those that are always named
 * @property {(line: number) => string} verb
 * @property {(scenario: number) => string} line the colour of a scenario's lines
 * @property {(text: string, font: number, strong: boolean) => number} measure
 */

const FADED_LINE = 0.09;
const FADED_NODE = 0.2;
/** From so many lines on each is drawn more lightly. */
const CROWDED = 1200;
/** No letter is smaller than the one, and none of a name that is like others larger than the other, in pixels. */
const LEAST = 12;
const MOST = 14;
/** How wide a line is at zoom 1, but for the one that is read. */
const WIDTH = 1.6;
const MOST_VERBS = 14;
export const MOST_NAMES = 400;
/** So many lines are kept from striking names through. */
const MOST_TRAILS = 200;
/** A node of this radius, in pixels, is one that its name is looked for at. */
const HUB = 8;
/** Of more nodes than these, a large one is one of many. */
const MOST_HUBS = 300;
/** Up to how many names that stand out are written even over a node. */
const FEW_NAMES = 24;

/**
 * A scene in which nothing stands out.
 * @param {Iterable<number>} entities
 * @param {Iterable<number>} relations
 * @param {(node: number) => number} degree
 * @returns {Scene}
 */
export function plainScene(entities, relations, degree) {
  return {
    entities: Int32Array.from(entities).sort((a, b) => degree(a) - degree(b) || b - a),
    relations: Int32Array.from(relations),
    litEntities: null,
    litRelations: null,
    folds: false,
    bends: new Map(),
    marks: null,
    entity: -1,
    relation: -1,
    hoverEntity: -1,
    hoverRelation: -1,
  };
}

/**
 * What is drawn of a scene, as a camera sees it.
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {Manner} manner
 * @returns {FrameItem[]}
 */
export function frameOf(styled, scene, camera, width, height, manner) {
  /** @type {FrameItem[]} */
  const items = [];
  const screen = { styled, camera, width, height };
  const { verbs, trails } = addLines(items, screen, scene, manner);
  const { nodes, wanted } = addNodes(items, screen, scene, manner);
  const labels = new Room();
  for (const placed of placeLabels(wanted.slice(0, MOST_NAMES), manner.measure, nodes, labels, screen, trails)) {
    if (placed.lead) items.push({ shape: "path", points: [toScreenPoint(styled, placed.node, screen), placed.lead], stroke: "soft", width: 0.8 });
    for (const [line, text] of placed.lines.entries()) {
      items.push({
        shape: "text",
        x: placed.x,
        y: placed.y + line * placed.font * LEADING,
        text,
        size: placed.font,
        fill: "ink",
        halo: "paper",
        anchor: placed.anchor,
        weight: placed.strong ? 600 : 400,
      });
    }
  }
  addVerbs(items, verbs, nodes, labels, manner);
  return items;
}

/**
 * Where a node is on the screen.
 * @param {Styled} styled
 * @param {number} node
 * @param {Screen} screen
 * @returns {[number, number]}
 */
function toScreenPoint({ nodes }, node, { camera, width, height }) {
  return [((nodes.x[node] ?? 0) - camera.x) * camera.zoom + width / 2, ((nodes.y[node] ?? 0) - camera.y) * camera.zoom + height / 2];
}

/**
 * @typedef {object} Screen
 * @property {Styled} styled
 * @property {Camera} camera
 * @property {number} width
 * @property {number} height
 */

/** @typedef {{ text: string, x: number, y: number, fill: string, must: boolean }} Verb */

/**
 * @param {FrameItem[]} items
 * @param {Screen} screen
 * @param {Scene} scene
 * @param {Manner} manner
 * @returns {{ verbs: Verb[], trails: Trail[] }} the ways of those that stand out, or of all where nothing does, where they are few
 */
export function addLines(items, { styled, camera, width, height }, scene, manner) {
  const { zoom } = camera;
  const [ox, oy] = [width / 2 - camera.x * zoom, height / 2 - camera.y * zoom];
  const scale = Math.min(1.7, Math.max(0.62, Math.sqrt(zoom)));
  const curve = emptyCurve();
  /** @type {Verb[]} */
  const verbs = [];
  /** @type {FrameItem[]} */
  const above = [];
  /** @type {Trail[]} */
  const trails = [];
  const few = (scene.litRelations?.size ?? scene.relations.length) <= MOST_TRAILS;
  const speaks = scene.litRelations !== null && scene.litRelations.size <= MOST_VERBS;
  for (const place of scene.relations) {
    toScreen(curveOf(styled, place, 1.5 / zoom, curve, scene.bends.get(place)), zoom, ox, oy);
    if (outside(curve, width, height)) continue;
    const { stroke, line, dash, opacity, chosen, lit } = strokeOf(styled, scene, place, manner, scale);
    const target = lit && scene.litRelations ? above : items;
    const back = styled.lines.arrow[place] ? arrowLength(line, zoom) : 0;
    target.push({ shape: "path", points: [[curve.x0, curve.y0], shortened(curve, back * 0.8)], stroke, width: line, ...dash, opacity });
    if (back) target.push(arrowHead(curve, back, stroke, opacity));
    if (styled.lines.bar[place]) target.push(...crossBar(curve, line, stroke, opacity));
    if (few && lit) trails.push(trailOf(curve));
    if (chosen || (speaks && lit)) {
      const [x, y] = pointAt(curve, 0.5);
      verbs.push({ text: manner.verb(place), x, y, fill: stroke === "line" ? "soft" : stroke, must: chosen });
    }
  }
  items.push(...above);
  return { verbs, trails };
}

/**
 * How a line is drawn: what stands out more strongly, the rest faded, and all of it thinner where there are many.
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {number} place the line's
 * @param {Manner} manner
 * @param {number} scale
 */
function strokeOf({ lines, scenario: scenarios }, scene, place, manner, scale) {
  const crowded = scene.relations.length > CROWDED;
  const mark = scene.marks?.get(place);
  const chosen = place === scene.relation || place === scene.hoverRelation;
  const lit = chosen || (scene.litRelations?.has(place) ?? true);
  const quiet = scene.marks !== null && (mark === undefined || mark === "same");
  const scenario = scenarios[place] ?? 0;
  const stroke = quiet ? "line" : mark === "different" ? "both" : manner.line(scenario);
  const emphasis = chosen ? 2 : scene.litRelations && lit ? (scene.litRelations.size > 200 ? 0.7 : 1.2) : scenario === 0 ? 0.75 : 1;
  const line = WIDTH * scale * emphasis * (crowded && !chosen ? 0.6 : 1);
  const plain = scenario === 0 ? 0.8 : 0.95;
  const opacity = !lit ? FADED_LINE : quiet ? 0.3 : chosen || scene.litRelations ? 1 : crowded ? 0.45 : plain;
  const dashes = crowded && !lit ? null : lines.dashes[place];
  const dash = dashes ? { dash: dashes.map((length) => length * Math.max(0.7, scale)) } : {};
  return { stroke, line, dash, opacity, chosen, lit };
}

/**
 * @param {FrameItem[]} items
 * @param {Screen} screen
 * @param {Scene} scene
 * @param {Manner} manner
 * @returns {{ nodes: Room, wanted: Wanted[] }}
 */
export function addNodes(items, { styled, camera, width, height }, scene, manner) {
  const { zoom } = camera;
  const [ox, oy] = [width / 2 - camera.x * zoom, height / 2 - camera.y * zoom];
  const nodes = new Room();
  /** @type {(Wanted & { rank: number })[]} */
  const wanted = [];
  const few = scene.litEntities !== null && scene.litEntities.size <= FEW_NAMES;
  const body = Math.min(MOST, Math.max(LEAST, 12 * zoom));
  for (const node of scene.entities) {
    const x = (styled.nodes.x[node] ?? 0) * zoom + ox;
    const y = (styled.nodes.y[node] ?? 0) * zoom + oy;
    const size = styled.nodes.size[node] ?? 8;
    const radius = Math.max(2.4, size * zoom);
    if (x < -120 || y < -80 || x > width + 120 || y > height + 40) continue;
    const chosen = node === scene.entity || node === scene.hoverEntity;
    const lit = chosen || (scene.litEntities?.has(node) ?? true);
    const ring = manner.ring(node);
    const main = manner.main(node);
    const tint = manner.tint(node);
    const opacity = lit ? 1 : FADED_NODE;
    if (ring && lit) {
      items.push({ shape: "circle", x, y, radius: radius * 1.5 + 1.5, fill: "paper", stroke: ring, width: main ? 2.5 : 1.6 });
    }
    if (node === scene.entity) {
      items.push({ shape: "circle", x, y, radius: radius * 1.5 + 5.5, stroke: "ink", width: 2 });
    }
    items.push(nodeShape(styled.nodes.shape[node] ?? "dot", x, y, radius, ring ?? tint, opacity));
    const reach = radius * (ring ? 1.6 : 1.1);
    // Where few stand out, their names may be written over what is faded.
    if (lit || !few) nodes.take([x - reach, y - reach, x + reach, y + reach], node);
    if (!lit) continue;
    const strong = main || ring !== null || chosen;
    const font = body * (main ? 1.28 : ring ? 1.08 : size >= 18 ? 1.1 : 1);
    const rank = (chosen ? 4e6 : 0) + (main ? 2e6 : ring ? 1e6 : 0) + size * 1000 - node / 1e6;
    wanted.push({ node, lines: withMore(manner.lines(node), scene.more?.get(node)), x, y, radius: ring ? radius * 1.5 : radius, font, strong, must: chosen || main || ring !== null || few || manner.first(node) || (radius >= HUB && scene.entities.length <= MOST_HUBS), rank });
  }
  wanted.sort((a, b) => b.rank - a.rank);
  return { nodes, wanted };
}

/**
 * A name, and how many more hang on it.
 * @param {string[]} lines
 * @param {number} [more]
 */
function withMore(lines, more) {
  return more ? [...lines.slice(0, -1), `${lines.at(-1)} +${more}`] : lines;
}

/**
 * @param {FrameItem[]} items
 * @param {Verb[]} verbs
 * @param {Room} nodes
 * @param {Room} labels
 * @param {Manner} manner
 */
function addVerbs(items, verbs, nodes, labels, manner) {
  const size = 11;
  verbs.sort((a, b) => Number(b.must) - Number(a.must));
  for (const { text, x, y, fill, must } of verbs) {
    const half = manner.measure(text, size, false) / 2;
    const box = [x - half - 3, y - size / 2 - 3, x + half + 3, y + size / 2 + 3];
    if (!labels.free(box) || (!must && !nodes.free(box))) continue;
    labels.take(box);
    items.push({ shape: "text", x, y: y + size * 0.35, text, size, fill, halo: "paper", anchor: "middle", weight: must ? 600 : 400 });
  }
}

/**
 * A node's shape alone.
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @param {number} [opacity]
 * @returns {FrameItem}
 */
function nodeShape(shape, x, y, radius, fill, opacity = 1) {
  const rim = { fill, stroke: "paper", width: 1.5, opacity };
  const outline = outlineOf(shape);
  if (!outline) return { shape: "circle", x, y, radius, ...rim };
  return {
    shape: "path",
    points: outline.map(([px, py]) => [x + px * radius, y + py * radius]),
    closed: true,
    ...rim,
  };
}

/**
 * @param {Curve} curve
 * @param {number} zoom
 * @param {number} ox
 * @param {number} oy
 */
function toScreen(curve, zoom, ox, oy) {
  curve.x0 = curve.x0 * zoom + ox;
  curve.y0 = curve.y0 * zoom + oy;
  curve.cx = curve.cx * zoom + ox;
  curve.cy = curve.cy * zoom + oy;
  curve.x1 = curve.x1 * zoom + ox;
  curve.y1 = curve.y1 * zoom + oy;
}

/**
 * @param {Curve} curve
 * @param {number} width
 * @param {number} height
 */
function outside({ x0, y0, cx, cy, x1, y1 }, width, height) {
  return (
    (x0 < 0 && cx < 0 && x1 < 0) ||
    (y0 < 0 && cy < 0 && y1 < 0) ||
    (x0 > width && cx > width && x1 > width) ||
    (y0 > height && cy > height && y1 > height)
  );
}
