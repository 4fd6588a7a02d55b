/** What the free picture folds: whoever has no room for a name is counted at a name that it is tied to, or left for nearer by. */

/** @import { Styled } from "../data/styled.mjs" */
/** @import { Camera } from "./camera.mjs" */
/** @import { Manner, Scene } from "./frame.mjs" */

import { addLines, addNodes, MOST_NAMES } from "./frame.mjs";
import { placeLabels, Room } from "./label-places.mjs";

/** Folding makes room, and a count takes some: so often it is looked again whose names have any. */
const ROUNDS = 4;

/**
 * A scene without those who have no room for their names, where it folds. Nearer by, there is room for more.
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {Manner} manner
 * @returns {Scene}
 */
export function foldedScene(styled, scene, camera, width, height, manner) {
  if (!scene.folds) return scene;
  let named = namedIn(styled, scene, camera, width, height, manner);
  let folded = without(styled, scene, named);
  for (let round = 1; round < ROUNDS; round += 1) {
    const written = namedTogether(styled, folded, camera, width, height, manner);
    if (folded.entities.every((node) => written.has(node))) return folded;
    named = written;
    folded = without(styled, scene, named);
  }
  // What is left is tied to no name at which it could be counted: a name squeezed in for it would strike others through.
  return only(styled, folded, named);
}

/**
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {ReadonlySet<number>} named
 * @returns {Scene}
 */
function without(styled, scene, named) {
  const hubs = countedAt(styled, scene, named);
  /** @type {Map<number, number>} */
  const more = new Map();
  for (const hub of hubs.values()) more.set(hub, (more.get(hub) ?? 0) + 1);
  return { ...only(styled, scene, new Set(scene.entities.filter((node) => !hubs.has(node)))), more };
}

/**
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {ReadonlySet<number>} drawn who stays
 * @returns {Scene}
 */
function only({ lines: { source, target } }, scene, drawn) {
  return {
    ...scene,
    entities: scene.entities.filter((node) => drawn.has(node)),
    relations: scene.relations.filter((line) => drawn.has(source[line] ?? -1) && drawn.has(target[line] ?? -1)),
  };
}

/**
 * Who has no name, and at whom each is counted: at the best connected name that it is tied to, or that those are tied to
 * that it is tied to, and so on. Who is tied to no name in any way stays.
 * @param {Styled} styled
 * @param {Scene} scene the most important name last
 * @param {ReadonlySet<number>} named
 * @returns {Map<number, number>}
 */
function countedAt({ lines: { source, target } }, { entities, relations }, named) {
  /** @type {Map<number, number[]>} */
  const tied = new Map();
  /** @param {number} one @param {number} other */
  const tie = (one, other) => {
    const known = tied.get(one);
    if (known) known.push(other);
    else tied.set(one, [other]);
  };
  for (const line of relations) {
    const [a, b] = [source[line] ?? -1, target[line] ?? -1];
    tie(a, b);
    tie(b, a);
  }
  /** @type {Map<number, number>} */
  const hubs = new Map();
  let reached = [...entities].reverse().filter((node) => named.has(node)).map((node) => ({ node, hub: node }));
  while (reached.length > 0) {
    /** @type {typeof reached} */
    const next = [];
    for (const { node, hub } of reached) {
      for (const other of tied.get(node) ?? []) {
        if (named.has(other) || hubs.has(other)) continue;
        hubs.set(other, hub);
        next.push({ node: other, hub });
      }
    }
    reached = next;
  }
  return hubs;
}

/**
 * Whose names have room in a scene, the most important first, where nobody is drawn whose name has none; and whoever is
 * beyond the edge.
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {Manner} manner
 * @returns {Set<number>}
 */
function namedIn(styled, scene, camera, width, height, manner) {
  const screen = { styled, camera, width, height };
  const [nodes, labels] = [new Room(), new Room()];
  const named = new Set(scene.entities);
  for (const wanted of addNodes([], screen, scene, manner).wanted) {
    const { node, x, y, radius, must } = wanted;
    const box = [x - radius, y - radius, x + radius, y + radius];
    const has = (must || labels.free(box)) && placeLabels([wanted], manner.measure, nodes, labels, screen).length > 0;
    if (has) nodes.take(box, node);
    else named.delete(node);
  }
  return named;
}

/**
 * Whose names are written where all of a scene are drawn; and whoever is beyond the edge.
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {Manner} manner
 * @returns {Set<number>}
 */
function namedTogether(styled, scene, camera, width, height, manner) {
  const screen = { styled, camera, width, height };
  const { trails } = addLines([], screen, scene, manner);
  const { nodes, wanted } = addNodes([], screen, scene, manner);
  const written = new Set(placeLabels(wanted.slice(0, MOST_NAMES), manner.measure, nodes, new Room(), screen, trails).map(({ node }) => node));
  const named = new Set(scene.entities);
  for (const { node } of wanted) if (!written.has(node)) named.delete(node);
  return named;
}
