import assert from "node:assert/strict";
import { test } from "node:test";

import { pageAt, view } from "./chile.mjs";
import { faultsOf, writtenIn } from "./labels.mjs";
import { briefOf, restsOn } from "../../graph/page/answers/brief.mjs";
import { lookupsOf } from "../../graph/page/data/lookups.mjs";
import { verbPlaces } from "../../graph/page/picture/verb-places.mjs";
import { trailOf } from "../../graph/page/picture/boxes.mjs";
import { measureText } from "../../graph/page/picture/paint.mjs";
import { drawnOn, ROOMS } from "../../graph/page/shell/printed-brief.mjs";
import { drawingOf, mannerNow, presentedOf, subjectNow } from "../../graph/page/shell/charting.mjs";

/** @import { Drawing } from "../../graph/page/picture/drawing.mjs" */

/** What there is room for on a screen of 1440 by 900 pixels, beside the comparison there, and on a phone. */
const WIDE = { width: 793, height: 610 };
const COMPARED = { width: 447, height: 652 };
const PHONE = { width: 358, height: 234 };
/** Of the two columns of findings, presented: in parts of the size that it is drawn at. */
const PRESENTED = { width: 400, height: 493, fits: true };
const LANGUAGES = ["en", "es"];
/** Of an entity with more claims the neighbours alone are read. */
const MOST_CLAIMS = 20;

const TOPICS = view.topics.map(({ id }) => `matter=${id}&tab=brief`);
const QUESTIONS = view.questions.map(({ id }) => `question=${id}&tab=questions`);
const ENTITIES = view.entities.flatMap(({ id }, place) => (lookupsOf(view).around(place).length <= MOST_CLAIMS ? [`selected=${id}&tab=details`] : []));
const COMPARISONS = view.topics.map(({ id }) => `compare=jara&compare=kast&tab=compare&matter=${id}`);
const PARTS = [...TOPICS, ...QUESTIONS, ...ENTITIES, ...COMPARISONS];
const WHOLE = TOPICS.map((address) => `${address}&every=yes`);

/**
 * @param {string[]} addresses
 * @param {{ width: number, height: number, fits?: boolean }} room
 * @returns {{ name: string, drawing: Drawing }[]} in both languages
 */
function drawnAll(addresses, room) {
  return LANGUAGES.flatMap((language) =>
    addresses.flatMap((address) => {
      const page = pageAt(address, language);
      const drawing = drawingOf(page, room);
      const { manner } = mannerNow(page);
      return drawing && manner === "apart" ? [{ name: `${address} (${language}, ${room.width})`, drawing }] : [];
    }),
  );
}

/** @param {Drawing} drawing */
function numbersIn({ items, things }) {
  return items.flatMap((item) => (item.shape === "text" && item.of !== undefined && /^\d+$/.test(item.text) ? [{ number: item.text, said: things[item.of]?.label }] : []));
}

for (const [where, room] of Object.entries({ "a wide screen": WIDE, "the comparison": COMPARED, "a phone": PHONE }))
  test(`in any part, on ${where}, every verb stands on its own line and over nothing else`, () => {
    const drawn = drawnAll(PARTS, room);
    assert.ok(drawn.length > 400);
    for (const { name, drawing } of drawn) {
      const { crossings: _, linesThroughNames: __, ...faults } = faultsOf(drawing, measureText);
      assert.deepEqual(faults, Object.fromEntries(Object.keys(faults).map((fault) => [fault, 0])), name);
    }
  });

test("on a wide screen no verb is crossed by another line, and next to none needs a number", () => {
  const drawn = drawnAll(PARTS, WIDE);
  const lines = drawn.reduce((sum, { drawing }) => sum + writtenIn(drawing, measureText).lines.length, 0);
  assert.equal(drawn.reduce((sum, { drawing }) => sum + faultsOf(drawing, measureText).crossings, 0), 0);
  assert.ok(drawn.reduce((sum, { drawing }) => sum + numbersIn(drawing).length, 0) < lines / 80);
});

/**
 * How far before its dot each arrow ends.
 * @param {Drawing} drawing
 */
function beforeDots({ items, things }) {
  const dots = new Map(items.flatMap((item) => (item.shape === "circle" ? [[things[item.of ?? -1]?.node, item]] : [])));
  return items.flatMap((item) => {
    const thing = item.shape === "path" && item.closed && item.fill !== "paper" ? things[item.of ?? -1] : undefined;
    const dot = dots.get(thing?.ends[1]);
    if (item.shape !== "path" || !dot) return [];
    const [[x = 0, y = 0] = []] = item.points;
    return [Math.hypot(x - dot.x, y - dot.y) - dot.radius];
  });
}

test("an arrow ends at the dot that it leads to, and next to none before a name", () => {
  const [opened] = drawnAll(["compare=jara&compare=kast&tab=compare"], COMPARED);
  assert.ok(opened);
  for (const far of beforeDots(opened.drawing)) assert.ok(far < 6, `${far}`);
  for (const [room, most] of /** @type {const} */ ([[WIDE, 0.005], [COMPARED, 0.03], [PHONE, 0.03]])) {
    const all = drawnAll([...TOPICS, ...QUESTIONS, ...COMPARISONS], room).flatMap(({ drawing }) => beforeDots(drawing));
    const short = all.filter((far) => far >= 6);
    assert.ok(short.length <= all.length * most, `${short.length} of ${all.length}, ${room.width}`);
  }
});

test("drawn whole, too, nothing is written over anything", () => {
  for (const room of [WIDE, PHONE])
    for (const { name, drawing } of drawnAll(WHOLE, room)) {
      const { verbsOnNames, verbsOnDots, verbsOnArrows, verbsOnVerbs, verbsOffLine, namesOnNames, namesOnDots, linesThroughDots, outside } = faultsOf(drawing, measureText);
      const faults = { verbsOnNames, verbsOnDots, verbsOnArrows, verbsOnVerbs, verbsOffLine, namesOnNames, namesOnDots, linesThroughDots, outside };
      assert.deepEqual(faults, Object.fromEntries(Object.keys(faults).map((fault) => [fault, 0])), name);
    }
});

test("a number that stands for a verb is told at the foot, the same words under one number", () => {
  const drawn = drawnAll([...TOPICS, ...WHOLE], PHONE);
  let told = 0;
  for (const { name, drawing } of drawn) {
    const { keys, texts, height } = writtenIn(drawing, measureText);
    for (const { number, said } of numbersIn(drawing)) {
      assert.equal(texts.filter(({ of, text }) => of === undefined && text === `${number} ${said}`).length, 1, `${name}: ${number} ${said}`);
      told += 1;
    }
    for (const { bottom } of keys) assert.ok(bottom <= height, name);
  }
  assert.ok(told > 20);
});

test("a name that the reader puts somewhere stands there, whatever is told at the foot", () => {
  const [address = ""] = WHOLE;
  const before = drawingOf(pageAt(address), PHONE);
  assert.ok(before && before.foot > 0);
  const [node = -1] = before.things.flatMap(({ node: one }) => (one >= 0 ? [one] : []));
  const seat = { id: view.entities[node]?.id ?? "", x: 400, y: 700 };
  const after = drawingOf(pageAt(address), PHONE, [seat]);
  const dot = after?.items.find((item) => item.shape === "circle" && after.things[item.of ?? -1]?.node === node);
  assert.ok(after && dot?.shape === "circle");
  assert.deepEqual([dot.x, Math.round(dot.y)], [0.4 * PHONE.width, Math.round(0.7 * (after.height - after.foot))]);
});

test("what is presented fits, says every line, in three lines of text at most, and can be read from far off", () => {
  for (const language of LANGUAGES)
    for (const height of [340, 400, PRESENTED.height])
      for (const address of TOPICS) {
        const name = `${address}, ${height} (${language})`;
        const { drawing } = presentedOf(pageAt(`${address}&present=yes`, language), { ...PRESENTED, height });
        assert.ok(drawing && drawing.height <= height, name);
        for (const item of drawing.items) if (item.shape === "text" && item.weight === 600 && !/^\d/.test(item.text)) assert.ok(item.size * 1.3 >= 18, item.text);
        const { verbsOnNames, verbsOnVerbs, silent } = faultsOf(drawing, measureText);
        assert.deepEqual([verbsOnNames, verbsOnVerbs, silent], [0, 0, 0], name);
        const { texts } = writtenIn(drawing, measureText);
        for (const [of, { lines }] of drawing.things.entries()) if (lines.length > 0) assert.ok(texts.filter((text) => text.of === of).length <= 3, name);
      }
});

test("of what is presented every finding has a claim drawn, and nothing that none rests on", () => {
  for (const { topic, cells } of briefOf(view)) {
    const page = pageAt(`matter=${topic ?? "none"}&tab=brief&present=yes`);
    const { subject } = presentedOf(page, PRESENTED);
    const told = cells.map((cell) => restsOn(cell).map(({ id }) => lookupsOf(view).relationPlaces.get(id) ?? -1)).filter(({ length }) => length > 0);
    if (!subject || new Set(told.flat()).size < 3) continue;
    for (const line of subject.lines) assert.ok(told.flat().includes(line), `${topic}: ${line}`);
    for (const some of told) assert.ok(some.some((line) => subject.lines.includes(line)), `${topic}: ${some.join()}`);
  }
});

test("on paper a line has the number of its claim, with its verb or alone", () => {
  for (const address of [...TOPICS, ...view.topics.map(({ id }) => `topic=${id}`)])
    for (const room of ROOMS) {
      const page = pageAt(address);
      const subject = subjectNow(page);
      if (!subject) continue;
      const { drawing, numbers } = drawnOn(page, subject, subject.lines, room);
      const { verbsOnNames, verbsOnVerbs, verbsOnArrows, namesOnNames, outside, silent } = faultsOf(drawing, measureText);
      assert.deepEqual({ verbsOnNames, verbsOnVerbs, verbsOnArrows, namesOnNames, outside, silent }, { verbsOnNames: 0, verbsOnVerbs: 0, verbsOnArrows: 0, namesOnNames: 0, outside: 0, silent: 0 }, `${address}, ${room.height}`);
      assert.ok(drawing.height <= room.height, address);
      const { texts } = writtenIn(drawing, measureText);
      for (const [line, number] of numbers) {
        const of = drawing.things.findIndex((thing) => thing.lines[0] === line);
        if (of >= 0) assert.match(texts.find((text) => text.of === of)?.text ?? "", new RegExp(`^${number}\\b`), address);
      }
    }
});

test("a verb slides along its line, takes more lines of text, and gives way to a number", () => {
  const curve = { x0: 0, y0: 50, cx: 100, cy: 50, x1: 200, y1: 50 };
  const forms = [{ lines: ["would support"], wide: 80, high: 15 }, { lines: ["would", "support"], wide: 45, high: 30 }];
  const line = { curve, trail: trailOf(curve), forms, number: { lines: ["0"], wide: 8, high: 15 } };
  /** @param {import("../../graph/page/picture/boxes.mjs").Rect[]} taken */
  const placed = (...taken) => verbPlaces([line], taken, 200, 100)[0];
  assert.deepEqual([placed()?.x, placed()?.form.lines.length], [100, 1]);
  const slid = placed([0, 40, 64, 60]);
  assert.ok((slid?.x ?? 0) > 105 && slid?.form.lines.length === 1);
  assert.equal(placed([0, 40, 70, 60], [135, 40, 200, 60])?.form.lines.length, 2);
  assert.equal(placed([0, 40, 85, 60], [115, 40, 200, 60])?.short, true);
  assert.equal(placed([0, 0, 200, 100]), null);
  const across = { ...line, curve: { x0: 100, y0: 0, cx: 100, cy: 50, x1: 100, y1: 100 } };
  const [own] = verbPlaces([line, { ...across, trail: trailOf(across.curve), forms: [] }], [], 200, 100);
  assert.equal(own?.crossed, 0);
});
