import assert from "node:assert/strict";
import { test } from "node:test";

import { shownOf } from "../../graph/page/answers/shown.mjs";
import { turnedStyled } from "../../graph/page/data/moved.mjs";
import { lookupsOf } from "../../graph/page/data/lookups.mjs";
import { queryOf } from "../../graph/page/data/query.mjs";
import { sumOf, unpackColumn, unpackText, wholeColumn } from "../../graph/page/data/unpack.mjs";
import { cameraFor, panned, seen, zoomed } from "../../graph/page/picture/camera.mjs";
import { curveOf, distanceTo, emptyCurve, pointAt } from "../../graph/page/picture/geometry.mjs";
import { frameOf } from "../../graph/page/picture/frame.mjs";
import { placeLabels, Room } from "../../graph/page/picture/label-places.mjs";
import { overviewOf } from "../../graph/page/picture/overview.mjs";
import { bendsPast } from "../../graph/page/picture/past.mjs";
import { readState, spellState } from "../../graph/page/state/address.mjs";
import { chooseWorld } from "../../graph/page/state/moves.mjs";
import { worldOf } from "../../graph/page/state/worlds.mjs";
import { styled, view } from "./chile.mjs";
import "./panels.mjs";
import { Chance, randomView } from "./synthetic.mjs";

const START = readState("");
const LIMITS = { whole: 1200, overview: 60, lines: 2500 };

test("a packed column gives back each row's value", () => {
  const packed = { rows: 3, columns: { a: { all: "x" }, b: { of: ["u", null], at: [1, 0, 1] }, c: { each: [1, 2, 3] } } };
  assert.deepEqual(unpackColumn(packed, "a"), ["x", "x", "x"]);
  assert.deepEqual(unpackColumn(packed, "b"), [null, "u", null]);
  assert.deepEqual(wholeColumn([packed, packed], "c"), [1, 2, 3, 1, 2, 3]);
  assert.deepEqual(unpackColumn(packed, "none"), []);
});

test("deflated text is read like plain text", async () => {
  assert.deepEqual(await unpackText('{"a":"\\u00f1"}', "json", sumOf('{"a":"\\u00f1"}')), { a: "ñ" });
  const stream = new Blob(['{"a":"ñ"}']).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  assert.deepEqual(await unpackText(btoa(String.fromCharCode(...bytes)), "deflate"), { a: "ñ" });
});

test("what is damaged is told, whatever the damage", async () => {
  const damaged = { word: "error.damaged" };
  await assert.rejects(unpackText("[1]", "json", sumOf("[2]")), damaged);
  await assert.rejects(unpackText("[1]", "json"), damaged);
  await assert.rejects(unpackText("[1", "json", sumOf("[1")), damaged);
  for (const text of ["no base64", "AAAA", ""]) await assert.rejects(unpackText(text, "deflate"), damaged);
});

test("the sum of a text is the one that Python writes", () => {
  assert.equal(sumOf(""), "00000001");
  assert.equal(sumOf("Wikipedia"), "11e60398");
  assert.equal(sumOf("~".repeat(1_000_000)), "0d950c2e");
});

test("no label is placed over another, and none over the screen's edge", () => {
  const chance = new Chance(3);
  const screen = { width: 600, height: 400 };
  const wanted = Array.from({ length: 150 }, (_, node) => ({
    node,
    lines: ["some name", "or other"].slice(chance.below(2)),
    x: chance.below(600),
    y: chance.below(400),
    radius: 3 + chance.below(12),
    font: 12,
    strong: false,
    must: chance.happens(0.1),
  }));
  /** @param {string} text @param {number} font */
  const measure = (text, font) => text.length * font * 0.5;
  const placed = placeLabels(wanted, measure, new Room(), new Room(), screen);
  assert.ok(placed.length > 20);
  const boxes = placed.map(({ lines, x, y, font, anchor }) => {
    const width = Math.max(...lines.map((line) => measure(line, font)));
    const left = anchor === "middle" ? x - width / 2 : anchor === "start" ? x : x - width;
    return { left, right: left + width, top: y - font * 0.92, bottom: y - font * 0.92 + lines.length * font * 1.17 };
  });
  for (const [at, a] of boxes.entries()) {
    assert.ok(a.left >= 0 && a.right <= screen.width && a.top >= 0 && a.bottom <= screen.height);
    for (const b of boxes.slice(at + 1))
      assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
  }
});

test("a label that must be written covers as little as can be", () => {
  const [nodes, labels] = [new Room(), new Room()];
  // Large nodes on all sides but the left, where a small one is.
  for (const [node, x, y, reach] of [[1, 200, 130, 25], [2, 200, 70, 25], [3, 260, 100, 40], [4, 150, 100, 4]]) nodes.take([(x ?? 0) - (reach ?? 0), (y ?? 0) - (reach ?? 0), (x ?? 0) + (reach ?? 0), (y ?? 0) + (reach ?? 0)], node);
  const label = { node: 0, lines: ["Army"], x: 200, y: 100, radius: 8, font: 12, strong: false };
  /** @param {boolean} must */
  const placed = (must) => placeLabels([{ ...label, must }], (text) => text.length * 7, nodes, must ? labels : new Room(), { width: 400, height: 200 });
  assert.deepEqual(placed(false), []);
  assert.equal(placed(true)[0]?.anchor, "end");
});

test("no name stands so near another node that it would be taken for that one's", () => {
  const nodes = new Room();
  const others = [[100, 125], [100, 75]];
  for (const [at, [x = 0, y = 0]] of others.entries()) nodes.take([x - 4, y - 4, x + 4, y + 4], at + 1);
  const name = { node: 0, lines: ["Army"], x: 100, y: 100, radius: 8, font: 12, strong: false, must: false };
  const [placed] = placeLabels([name], (text) => text.length * 7, nodes, new Room(), { width: 300, height: 300 });
  assert.equal(placed?.anchor, "start");
  // Squeezed in on all sides, it is not written, unless it must be.
  for (const [at, x] of [80, 120, 140].entries()) nodes.take([x - 8, 80, x + 8, 120], 10 + at);
  assert.deepEqual(placeLabels([name], (text) => text.length * 7, nodes, new Room(), { width: 300, height: 300 }), []);
  const [must] = placeLabels([{ ...name, must: true }], (text) => text.length * 7, nodes, new Room(), { width: 300, height: 300 });
  assert.ok(must);
});

test("an upright screen has the graph upright, each name where its lines end", () => {
  const styled = /** @type {any} */ ({ nodes: { x: Float32Array.of(1, 2), y: Float32Array.of(30, 40) } });
  const turned = turnedStyled(styled);
  assert.deepEqual([...turned.nodes.x, ...turned.nodes.y], [30, 40, 1, 2]);
  assert.deepEqual(turnedStyled(turned), styled);
});

test("a label that must be written and finds no place at its node stands farther off, with a line to it", () => {
  const crowd = Array.from({ length: 12 }, (_, node) => ({ node, lines: ["a rather long name"], x: 300 + (node % 4) * 14, y: 200 + Math.floor(node / 4) * 14, radius: 5, font: 12, strong: false, must: true }));
  /** @param {boolean} must */
  const placed = (must) => placeLabels(crowd.map((one) => ({ ...one, must })), (text, font) => text.length * font * 0.5, new Room(), new Room(), { width: 600, height: 400 });
  assert.ok(placed(false).length < 12 && placed(false).every(({ lead }) => lead === null));
  assert.deepEqual(new Set(placed(true).map(({ node }) => node)), new Set(crowd.map(({ node }) => node)));
  const led = placed(true).filter(({ lead }) => lead !== null);
  assert.ok(led.length > 0);
  for (const { lead, x, y, lines, anchor, font } of led) {
    const wide = (lines[0]?.length ?? 0) * font * 0.5;
    const left = anchor === "middle" ? x - wide / 2 : anchor === "start" ? x : x - wide;
    const [toX = 0, toY = 0] = lead ?? [];
    assert.ok(toX >= left && toX <= left + wide && toY >= y - font && toY <= y + font);
  }
});

test("zooming keeps the point under the finger where it is", () => {
  const camera = cameraFor({ left: -100, top: -50, right: 300, bottom: 150 }, 800, 600);
  /** @param {typeof camera} by */
  const at = (by) => [by.x + 120 / by.zoom, by.y - 80 / by.zoom];
  const closer = zoomed(camera, 1.7, 120, -80);
  for (const [axis, value] of at(closer).entries()) assert.ok(Math.abs(value - (at(camera)[axis] ?? 0)) < 1e-9);
  assert.deepEqual(panned(panned(camera, 10, 4), -10, -4), camera);
  const { left, right } = seen(camera, 800, 600);
  assert.ok(left <= -100 && right >= 300);
});

test("a line runs from rim to rim, and one that is bent passes beside the middle", () => {
  const styled = /** @type {any} */ ({
    nodes: { x: [0, 100], y: [0, 0], size: [10, 10] }, lines: { source: [0, 0, 0], target: [1, 1, 0], bend: [0, 0.2, 0] },
  });
  const straight = curveOf(styled, 0, 0, emptyCurve());
  assert.deepEqual([straight.x0, straight.y0, straight.x1, straight.y1], [11, 0, 89, 0]);
  const bent = curveOf(styled, 1, 0, emptyCurve());
  assert.ok((pointAt(bent, 0.5)[1] ?? 0) > 5);
  assert.ok(distanceTo(straight, 50, 3, 6) < 3.01);
  assert.equal(distanceTo(straight, 50, 300, 6), Number.POSITIVE_INFINITY);
  assert.ok(curveOf(styled, 2, 0, emptyCurve()).cy < -20);
});

test("the address gives back the state that it was spelled from", () => {
  const state = {
    ...START,
    query: queryOf({ kind: ["a", "b"], negated: false, text: "ñ & =" }),
    compare: { left: "x", right: "y" },
    entity: "e",
    relation: "r",
    focus: { id: "e", depth: 2, direction: /** @type {const} */ ("out") },
    path: { from: "e", to: "f" },
    question: "q",
    step: 3,
    sentence: { document: "d", start: 4, end: 9 },
    tab: "table",
    sort: "-kind",
  };
  assert.deepEqual(readState(`#${spellState(state)}`), state);
  assert.equal(spellState(START), "");
  assert.deepEqual(readState("#depth=9&tab=x&step=-1&around=e").focus, { id: "e", depth: 3, direction: "both" });
});

test("the scenario switch and the query say the same", () => {
  const view = randomView(5);
  for (const world of ["all", "always", ...view.scenarios.map(({ id }) => id)])
    assert.equal(worldOf({ ...START, ...chooseWorld(START, view, world) }), world);
  assert.equal(worldOf({ ...START, query: queryOf({ scenario: "x" }) }), "");
  // Less than everything is not everything; one scenario stays itself, whatever narrows it.
  const narrower = [{ query: queryOf({ modality: "risk" }) }, { filter: "x" }, { entity: "e" }, { matter: "m" }, { focus: { id: "e", depth: 1, direction: /** @type {const} */ ("out") } }];
  for (const one of narrower) assert.equal(worldOf({ ...START, ...one }), "");
  assert.equal(worldOf({ ...START, query: queryOf({ order: "-date" }) }), "all");
  assert.equal(worldOf({ ...START, query: queryOf({ scenario: ["always", "x"], modality: "risk" }), entity: "e" }), "x");
});

test("what is drawn is all that is shown, or the best connected and all that stands out", () => {
  const view = randomView(11);
  const styled = /** @type {any} */ ({ nodes: { x: view.entities.map(() => 0), y: view.entities.map(() => 0) } });
  const sight = { left: -1, top: -1, right: 1, bottom: 1 };
  const shown = shownOf(view, START);
  const drawn = overviewOf(view, styled, shown, sight, [], LIMITS);
  assert.ok(drawn.whole);
  assert.equal(drawn.entities.length, view.entities.length);
  assert.equal(drawn.relations.length, view.relations.length);
  const first = view.entities[0];
  if (first) {
    const selected = shownOf(view, { ...START, entity: first.id });
    assert.ok(selected.litEntities?.has(0));
  }
  const large = overviewOf(view, styled, { ...shown, entities: 5000 }, { left: 5, top: 5, right: 6, bottom: 6 }, [0], LIMITS);
  assert.ok(!large.whole);
  assert.deepEqual([...large.entities], [0]);
});

test("in the free picture no line that stands out runs through a dot that stands out and is none of its ends", () => {
  const { nodes, lines } = styled;
  const curve = emptyCurve();
  const through = (/** @type {Iterable<number>} */ some, /** @type {Iterable<number>} */ dots, /** @type {ReadonlyMap<number, number>} */ bends) => {
    let count = 0;
    for (const line of some)
      for (const node of dots) {
        if (node === lines.source[line] || node === lines.target[line]) continue;
        const gap = distanceTo(curveOf(styled, line, 0, curve, bends.get(line)), nodes.x[node] ?? 0, nodes.y[node] ?? 0, 1000);
        if (gap < (nodes.size[node] ?? 0)) count += 1;
      }
    return count;
  };
  let [before, after] = [0, 0];
  for (const place of view.entities.keys()) {
    const around = new Set(lookupsOf(view).around(place));
    if (around.size > 40) continue;
    const dots = new Set([place, ...[...around].flatMap((line) => [lines.source[line] ?? 0, lines.target[line] ?? 0])]);
    before += through(around, dots, new Map());
    after += through(around, dots, bendsPast(styled, around, dots));
  }
  assert.ok(before > 20, String(before));
  assert.ok(after <= 1, `${after} of ${before}`);
});

test("a name stands where no line strikes it through, if it can", () => {
  const name = { node: 0, lines: ["Police"], x: 100, y: 100, radius: 8, font: 12, strong: false, must: true };
  const screen = { width: 300, height: 300 };
  const measure = (/** @type {string} */ text) => text.length * 6;
  const [under] = placeLabels([name], measure, new Room(), new Room(), screen);
  const [beside] = placeLabels([name], measure, new Room(), new Room(), screen, [Float64Array.of(100, 108, 100, 200)]);
  assert.equal(under?.anchor, "middle");
  assert.ok((under?.y ?? 0) > 100 && (beside?.y ?? 200) < 100);
  // Struck through wherever it stands, it stands where it would by itself.
  const all = [80, 90, 100, 110, 120].map((y) => Float64Array.of(0, y, 300, y));
  assert.deepEqual(placeLabels([name], measure, new Room(), new Room(), screen, all), [under]);
});

test("where few stand out, their names stand at their nodes, over what is faded", () => {
  const around = [[0, 0], ...[-40, -20, 0, 20, 40].flatMap((x) => [-30, -15, 15, 30].map((y) => [x, y])), [-40, 0], [40, 0]];
  const count = around.length;
  const nodes = { id: around.map((_, at) => `n${at}`), label: around.map(() => ""), shape: around.map(() => "dot"), x: Float32Array.from(around, ([x = 0]) => x), y: Float32Array.from(around, ([, y = 0]) => y), size: new Float32Array(count).fill(8) };
  const scene = { entities: Int32Array.from(around.keys()), relations: new Int32Array(), litEntities: new Set([0]), litRelations: new Set(), bends: new Map(), marks: null, entity: -1, relation: -1, hoverEntity: -1, hoverRelation: -1 };
  const manner = { lines: () => ["Marine corps"], tint: () => "bodies", ring: () => null, main: () => false, first: () => false, verb: () => "", line: () => "always", measure: (/** @type {string} */ text, /** @type {number} */ font) => text.length * font * 0.5 };
  const items = frameOf(/** @type {any} */ ({ nodes, lines: {}, scenario: [] }), /** @type {any} */ (scene), { x: 0, y: 0, zoom: 1 }, 400, 300, manner);
  const [name] = items.filter((item) => item.shape === "text");
  assert.ok(name?.shape === "text" && name.anchor === "middle" && name.x === 200 && Math.abs(name.y - 150) < 30);
  // No line leads to it from farther off.
  assert.deepEqual(items.filter((item) => item.shape === "path"), []);
});
