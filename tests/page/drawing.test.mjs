import assert from "node:assert/strict";
import { test } from "node:test";

import { campsOf } from "../../graph/page/answers/camps.mjs";
import { lookupsOf } from "../../graph/page/data/lookups.mjs";
import { apart } from "../../graph/page/picture/apart.mjs";
import { wrapTo } from "../../graph/page/picture/drawing.mjs";
import { lanes } from "../../graph/page/picture/lanes.mjs";
import { rails } from "../../graph/page/picture/rails.mjs";
import { arrangements } from "../../graph/page/picture/seats.mjs";
import { tally } from "../../graph/page/picture/tally.mjs";
import { twoSides } from "../../graph/page/picture/two-sides.mjs";
import { emptyView, entity, randomView, relation } from "./synthetic.mjs";

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
    verb: (/** @type {number} */ line) => view.relations[line]?.kind ?? "",
    between: "both",
    silent: () => "silent",
    more: (/** @type {number} */ count) => `+${count} more`,
    counted: "claims",
    claims: (/** @type {number} */ count) => `${count} claims`,
    drawn: (/** @type {number} */ drawn, /** @type {number} */ count) => `${count} claims, ${drawn} drawn`,
    part: (/** @type {number} */ drawn, /** @type {number} */ count) => `${drawn} of ${count}`,
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
      holdsTogether(tally(view, [...view.relations.keys()], speech(view), width), width);
      holdsTogether(rails(styled(view), campsOf(view), speech(view), width), width);
      if (view.scenarios.length === 2) holdsTogether(twoSides(view, [...view.relations.keys()], styled(view), campsOf(view), speech(view), width, 600), Math.max(560, width));
      const lines = [...view.relations.keys()].slice(0, 30);
      const nodes = [...new Set(lines.flatMap((line) => [ends.sources[line] ?? 0, ends.targets[line] ?? 0]))];
      const part = { nodes, lines, chosen: -1, chain: false, moved: new Map(), side: () => 0, colour: () => "always", ink: () => "ink", verb: () => "does something to", joints: [] };
      holdsTogether(apart(view, part, speech(view), width, 500), width);
    }
  }
});

test("a name that a claim has elsewhere than at an end is joined to the middle of the claim's line", () => {
  const view = emptyView();
  view.entities = ["ana", "chile", "peru"].map((id) => entity({ id, name: id }));
  view.relations = [relation({ id: "r", source: "chile", target: "peru" })];
  const joints = [{ node: 0, line: 0, role: "pursued by" }];
  const part = { nodes: [0, 2, 1], lines: [0], chosen: -1, chain: true, moved: new Map(), side: () => 0, colour: () => "always", ink: () => "ink", verb: () => "helps", joints };
  const { items, things, claims } = apart(view, part, speech(view), 760, 500);
  assert.equal(claims, 1);
  const [claim, joint] = [items.find((one) => one.shape === "path" && one.width === 1.7), items.find((one) => one.shape === "path" && one.width === 1)];
  assert.ok(claim?.shape === "path" && joint?.shape === "path");
  const [[x0 = 0, y0 = 0] = [], [cx = 0, cy = 0, x1 = 0, y1 = 0] = []] = claim.points;
  const [, end = []] = joint.points;
  assert.deepEqual(end.map(Math.round), [(x0 + 2 * cx + x1) / 4, (y0 + 2 * cy + y1) / 4].map(Math.round));
  const ana = items.find((one) => one.shape === "circle" && things[one.of ?? -1]?.node === 0);
  const [[fromX = 0, fromY = 0] = []] = joint.points;
  assert.ok(ana?.shape === "circle" && Math.hypot(ana.x - fromX, ana.y - fromY) < 12);
  // It is read from the claim to the name, as an arrow to the name says.
  const tips = items.flatMap((one) => (one.shape === "path" && one.closed && one.of === joint.of ? [one.points[0] ?? []] : []));
  assert.ok(tips.some(([x = 0, y = 0]) => Math.hypot(ana.x - x, ana.y - y) < 12));
  // Pointed at, it is the claim.
  assert.deepEqual(things[joint.of ?? -1]?.lines, [0]);
  assert.ok(items.some((one) => one.shape === "text" && one.text === "pursued by" && one.of === joint.of));
  // Of a claim that is not drawn there is nothing to join.
  assert.ok(!apart(view, { ...part, lines: [] }, speech(view), 760, 500).items.some((one) => one.shape === "text" && one.text === "pursued by"));
});

test("on a narrow screen a lane's label stands above its band, which is as tall as its lines, and no line runs through words", () => {
  const view = emptyView();
  view.entities = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id, at) => entity({ id, name: id, degree: 8 - at }));
  view.scenarios = ["x", "y", "z", "w"].map((id) => ({ id, label: id, labels: {}, group: "g", condition: {}, counterparts: {} }));
  view.relations = [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]].map(([source = "", target = ""], at) => relation({ id: `r${at}`, source, target, scenario: view.scenarios[at]?.id ?? null, topic: "trade" }));
  const long = { ...speech(view), scenario: (/** @type {string | null} */ id) => `If what is rather long to say happens, ${id}`, undrawn: () => "1 claim, not drawn" };
  const { items } = lanes(view, [0, 1, 2, 3], new Set(), long, 374, 600);
  const bands = items.filter((one) => one.shape === "path" && one.fill?.startsWith("tint-") && (one.points[1]?.[0] ?? 0) === 374);
  assert.equal(bands.length, 5);
  const [top, bottom] = [(/** @type {any} */ band) => band.points[0][1], (/** @type {any} */ band) => band.points[2][1]];
  for (const band of bands) assert.ok(bottom(band) - top(band) < 35);
  const labels = items.filter((one) => one.shape === "text" && one.text.startsWith("If what"));
  for (const [at, label] of labels.entries()) {
    assert.ok(label.shape === "text" && label.y < top(bands[at]) && label.y > (at ? bottom(bands[at - 1]) : 0));
    assert.equal(labels.length, 5);
  }
  // The words stand on a ground that is drawn after the upright lines.
  const said = items.findIndex((one) => one.shape === "text" && one.text === "1 claim, not drawn");
  const ground = items[said - 1];
  assert.ok(ground?.shape === "path" && ground.fill?.startsWith("tint-") && items.slice(said).every((one) => one.shape !== "path" || one.stroke !== "control"));
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

test("a lower screen folds more of the names, and no line is drawn along a hairline", () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const view = { ...randomView(seed), scenarios: randomView(seed).scenarios.slice(0, 2) };
    if (view.scenarios.length < 2) continue;
    const lines = [...view.relations.keys()];
    const [high, low] = [900, 240].map((height) => twoSides(view, lines, styled(view), campsOf(view), speech(view), 900, height));
    assert.ok(high && low && low.height <= high.height);
    for (const { items } of [high, low]) {
      const rules = items.flatMap((item) => (item.shape === "path" && item.stroke === "rule" ? [item.points[0]?.[1]] : []));
      for (const item of items) {
        if (item.shape !== "path" || item.of === undefined) continue;
        for (const [at, point] of item.points.entries()) {
          const before = item.points[at - 1];
          if (point.length === 2 && before?.at(-1) === point[1]) assert.ok(!rules.includes(point[1]), "along a hairline");
        }
      }
    }
  }
});

test("a lane's claim says its verb where its own line has room for it", () => {
  const view = emptyView();
  view.scenarios = [];
  view.entities = ["x1", "x2", "x3"].map((id, at) => entity({ id, name: id, degree: 3 - at }));
  view.relations = [relation({ id: "r", kind: "support", source: "x1", target: "x2" })];
  /** @param {string} said @param {number} height */
  const written = (said, height) => lanes(view, [0], new Set(), { ...speech(view), verb: () => said }, 700, height).items.filter((one) => one.shape === "text" && said.includes(one.text));
  assert.equal(written("would support", 600).length, 1);
  const [first, second] = written(`would ${"most certainly ".repeat(2)}support`, 600);
  assert.ok(first?.shape === "text" && second?.shape === "text" && first.anchor === "middle" && first.x === second.x);
  assert.deepEqual(written(`would ${"most certainly and under all conditions ".repeat(6)}support`, 600), []);
});
