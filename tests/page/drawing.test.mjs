import assert from "node:assert/strict";
import { test } from "node:test";

import { campsOf } from "../../graph/page/answers/camps.mjs";
import { lookupsOf } from "../../graph/page/data/lookups.mjs";
import { apart } from "../../graph/page/picture/apart.mjs";
import { wrapTo } from "../../graph/page/picture/drawing.mjs";
import { lanes } from "../../graph/page/picture/lanes.mjs";
import { rails } from "../../graph/page/picture/rails.mjs";
import { arrangements } from "../../graph/page/picture/seats.mjs";
import { twoSides } from "../../graph/page/picture/two-sides.mjs";
import { randomView } from "./synthetic.mjs";

/** @import { Drawing } from "../../graph/page/picture/drawing.mjs" */
/** @import { Guest, Tied } from "../../graph/page/picture/seats.mjs" */
/** @import { View } from "../../graph/page/data/types.mjs" */

const measure = (/** @type {string} */ text, size = 12) => text.length * size * 0.55;
const plain = (/** @type {string} */ text) => measure(text);

/** @param {View} view */
function speech(view) {
  return {
    name: (/** @type {number} */ node) => view.entities[node]?.name ?? "",
    topic: (/** @type {string | null} */ topic) => topic ?? "Other matters",
    scenario: (/** @type {string | null} */ scenario) => scenario ?? "either way",
    between: "both",
    silent: "silent",
    more: (/** @type {number} */ count) => `+${count} more`,
    claims: (/** @type {number} */ count) => `${count} claims`,
    drawn: (/** @type {number} */ drawn, /** @type {number} */ count) => `${count} claims, ${drawn} drawn`,
    undrawn: (/** @type {number} */ count) => `${count} claims, not drawn`,
    measure,
  };
}

/** @param {View} view */
function styled(view) {
  return /** @type {any} */ ({ nodes: { main: view.entities.map(() => 0), side: view.entities.map(() => 0) } });
}

/** @param {Drawing} drawing @param {number} width */
function holdsTogether({ items, things, ...size }, width) {
  assert.ok(size.width <= width + 0.1);
  for (const item of items) {
    if (item.of !== undefined) assert.ok(things[item.of], "an item of no thing");
    const places = item.shape === "path" ? item.points.map((point) => point.slice(-2)) : [[item.x, item.y]];
    for (const [x = NaN, y = NaN] of places) assert.ok(Number.isFinite(x) && Number.isFinite(y) && y <= size.height + 1, JSON.stringify(item));
    if (item.shape === "text") assert.ok(item.size >= 12, item.text);
  }
  for (const { lines, ends } of things) if (lines.length > 0) assert.ok(ends.length >= 2);
}

test("a name is broken into even lines, and never cut", () => {
  assert.deepEqual(wrapTo("Presidential runoff of 14 December 2025", 110, plain), ["Presidential", "runoff of 14", "December 2025"]);
  assert.deepEqual(wrapTo("Incomprehensibilities", 20, plain), ["Incomprehensibilities"]);
  assert.deepEqual(wrapTo("", 20, plain), []);
  for (let seed = 0; seed < 10; seed += 1)
    for (const { name } of randomView(seed).entities) assert.equal(wrapTo(name, 60, plain).join(" "), name.split(/\s+/).join(" "));
});

/**
 * @param {Guest[]} guests
 * @param {Tied[]} ties
 */
function seated(guests, ties) {
  const [first] = arrangements(guests, ties, 760, 560);
  return first?.seats ?? [];
}

test("the same names get the same seats, each its own, and no line runs through a third where that can be avoided", () => {
  const guests = Array.from({ length: 9 }, () => ({ width: 90, height: 20, side: 0 }));
  const ties = Array.from({ length: 8 }, (_, at) => /** @type {Tied} */ ([at, at + 1, 60, 18]));
  const seats = seated(guests, ties);
  assert.deepEqual(seated(guests, ties), seats);
  assert.equal(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size, guests.length);
  for (const [a, b] of ties)
    for (const [third, seat] of seats.entries()) {
      const [from, to] = [seats[a], seats[b]];
      if (third === a || third === b || !from || !to) continue;
      const along = ((seat.x - from.x) * (to.x - from.x) + (seat.y - from.y) * (to.y - from.y)) / ((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
      if (along <= 0 || along >= 1) continue;
      const off = Math.abs((to.x - from.x) * (seat.y - from.y) - (to.y - from.y) * (seat.x - from.x)) / Math.hypot(to.x - from.x, to.y - from.y);
      assert.ok(off > 10, `${a}–${b} runs through ${third}`);
    }
});

test("those of a side stand on it, and one to whom all are tied stands in the middle", () => {
  const guests = [-1, -1, 1, 1].map((side) => ({ width: 80, height: 20, side }));
  const seats = seated(guests, [[0, 1, 40, 18], [2, 3, 40, 18]]);
  assert.ok(Math.max(seats[0]?.x ?? 0, seats[1]?.x ?? 0) < Math.min(seats[2]?.x ?? 0, seats[3]?.x ?? 0));
  const star = Array.from({ length: 7 }, () => ({ width: 80, height: 20, side: 0 }));
  const ties = [1, 2, 3, 4, 5, 6].map((other) => /** @type {Tied} */ ([0, other, 40, 18]));
  assert.deepEqual(seated(star, ties)[0], { x: 380, y: 280 });
  assert.deepEqual(seated([], []), []);
});

test("names take the room that there is, and rows stand as far apart as words between them need", () => {
  const guests = Array.from({ length: 6 }, () => ({ width: 90, height: 20, side: 0 }));
  const seats = seated(guests, [[0, 1, 60, 18], [2, 3, 60, 18], [4, 5, 60, 18]]);
  const ys = seats.map(({ y }) => y);
  assert.ok(Math.min(...ys) < 120 && Math.max(...ys) > 440, String(ys));
});

test("every drawing holds together, whatever the graph and the screen", () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const view = randomView(seed, { entities: 4 + seed * 6, relations: 10 + seed * 14 });
    const { ends } = lookupsOf(view);
    for (const width of [320, 600, 1000]) {
      holdsTogether(lanes(view, [...view.relations.keys()], new Set(), speech(view), width, 600), Math.max(320, width));
      holdsTogether(rails(styled(view), campsOf(view), speech(view), width), width);
      if (view.scenarios.length === 2) holdsTogether(twoSides(view, [...view.relations.keys()], styled(view), campsOf(view), speech(view), width, 600), Math.max(560, width));
      const lines = [...view.relations.keys()].slice(0, 30);
      const nodes = [...new Set(lines.flatMap((line) => [ends.sources[line] ?? 0, ends.targets[line] ?? 0]))];
      const part = { nodes, lines, chosen: -1, chain: false, moved: new Map(), side: () => 0, colour: () => "always", ink: () => "ink", verb: () => "does something to" };
      holdsTogether(apart(view, part, speech(view), width, 500), width);
    }
  }
});

test("in the picture by topics every name is written, or counted in a fold", () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const view = randomView(seed, { entities: 40, relations: 120 });
    if (view.scenarios.length !== 2) continue;
    const { things } = twoSides(view, [...view.relations.keys()], styled(view), campsOf(view), speech(view), 764, 600);
    const reached = new Set(things.filter(({ lines }) => lines.length === 0).flatMap(({ ends }) => ends));
    const named = new Set(view.relations.flatMap(({ source, target }) => [source, target]));
    for (const [place, { id }] of view.entities.entries()) if (named.has(id)) assert.ok(reached.has(place), id);
  }
});
