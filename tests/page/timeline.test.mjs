import assert from "node:assert/strict";
import { test } from "node:test";

import { claimsByDocument, extentOf, extentsOf } from "../../graph/page/answers/extents.mjs";
import { answerCounter, saidFields } from "../../graph/page/answers/said.mjs";
import { select } from "../../graph/page/answers/select.mjs";
import { timelessOf } from "../../graph/page/answers/shown.mjs";
import { timeSections } from "../../graph/page/answers/time-rows.mjs";
import { countIn, panned, partOf, partsOf, placeIn, seenOf, stepped, stretchOf, textOf, ticksOf, wholeOf, zoomed } from "../../graph/page/answers/time-scale.mjs";
import { dayText, isPartialDate } from "../../graph/page/base/dates.mjs";
import { endsOf, spanText } from "../../graph/page/base/spans.mjs";
import { readState } from "../../graph/page/state/address.mjs";
import { Chance, citation, emptyView, randomView, relation } from "./synthetic.mjs";

/** @import { RelationView } from "../../graph/page/data/types.mjs" */

/** @param {...Partial<RelationView>} dated */
function viewOf(...dated) {
  const view = emptyView();
  view.relations = dated.map((dates, at) => relation({ id: String(at), source: "a", target: "b", ...dates }));
  return view;
}

/** @param {...Partial<RelationView>} dated */
function lineOf(...dated) {
  const { reach } = extentsOf(viewOf(...dated));
  assert.ok(reach);
  return wholeOf(reach);
}

/** @param {string} text */
function days(text) {
  const stretch = stretchOf(text);
  assert.ok(stretch);
  return stretch;
}

test("a span is a date, or from one to another, or open on one side", () => {
  for (const text of ["2025", "2025-12-14", "2025-01/2026-03", "2025/..", "../2025-03-01", "2025/2025-03"]) assert.ok(isPartialDate(text), text);
  for (const text of ["", "..", "../..", "2026/2025", "2025-13", "2025/2026/2027", "2025/soon"]) assert.ok(!isPartialDate(text), text);
  assert.deepEqual(endsOf("2025/.."), { from: "2025", to: null });
  assert.deepEqual([spanText({ from: null, to: null }), spanText({ from: "2025", to: "2025" }), spanText({ from: null, to: "2025" })], [null, "2025", "../2025"]);
  assert.deepEqual([days("2025/..")[1], days("../2025")[0]], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
});

test("of a claim it is known what is sure, what may be, and what is not told", () => {
  const told = (/** @type {Partial<RelationView>} */ dates) => {
    const extent = extentOf(relation({ id: "1", source: "a", target: "b", ...dates }));
    if (!extent) return null;
    const { from, to, sureFrom, sureTo, point, before, after } = extent;
    const text = (/** @type {number} */ day) => (Number.isFinite(day) ? dayText(day) : String(day));
    return [text(from), text(to), sureTo > sureFrom ? `${text(sureFrom)} ${text(sureTo)}` : "-", point, before, after].join(" ");
  };
  assert.equal(told({ date: "2025-12-14" }), "2025-12-14 2025-12-15 2025-12-14 2025-12-15 true told told");
  assert.equal(told({ date: "2025" }), "2025-01-01 2026-01-01 - true told told");
  assert.equal(told({ start: "2020", end: "2022-05-06" }), "2020-01-01 2022-05-07 2020-12-31 2022-05-07 false told told");
  assert.equal(told({ start: "2020", end: "2020" }), "2020-01-01 2021-01-01 - false told told");
  assert.equal(told({ start: "2020-02" }), "2020-02-01 2020-03-01 2020-02-29 2020-03-01 false told unknown");
  assert.equal(told({ start: "2020-02-03", end: ".." }), "2020-02-03 Infinity 2020-02-03 Infinity false told on");
  assert.equal(told({ end: "2020-02-03" }), "2020-02-03 2020-02-04 2020-02-03 2020-02-04 false unknown told");
  assert.equal(told({ start: "2020-02-03", end: "past" }), "2020-02-03 2020-02-04 2020-02-03 2020-02-04 false told unknown");
  assert.equal(told({ end: ".." }), "-Infinity Infinity -Infinity Infinity false unknown on");
  assert.deepEqual([told({}), told({ end: "past" })], [null, null]);
});

test("the line goes from the first to the last that is told, in whole months or years", () => {
  assert.equal(textOf(lineOf({ date: "2021" }, { start: "2020-07", end: ".." }, { end: "2022" })), "2020/2025");
  assert.equal(extentsOf(viewOf({ end: "past" })).dated, 0);
  const bare = viewOf({ end: "past" });
  bare.documents = [];
  assert.equal(extentsOf(bare).reach, null);
  const one = viewOf({ date: "2025-12-14" });
  one.documents = [];
  assert.equal(textOf(wholeOf(extentsOf(one).reach ?? [0, 0])), "2025-11/2026-01");
});

test("the parts cover what is seen, and each is a time that can be asked for", () => {
  for (const [text, count, first] of /** @type {[string, number, string][]} */ ([
    ["2025-12", 31, "2025-12-01"],
    ["2025-01/2025-06", 27, "2024-12-30/2025-01-05"],
    ["2023/2025", 36, "2023-01"],
    ["2021/2025", 5, "2021"],
    ["1888/2023", 136, "1888"],
    ["1001/2000", 101, "1000/1009"],
  ])) {
    const [from, to] = days(text);
    const edges = partsOf([from, to]);
    assert.equal(edges.length - 1, count, text);
    assert.ok((edges[0] ?? to) <= from && (edges.at(-1) ?? from) >= to, text);
    assert.deepEqual([...edges].sort((a, b) => a - b), edges);
    assert.equal(textOf([edges[0] ?? 0, edges[1] ?? 0]), first);
    for (const [part, edge] of edges.slice(0, -1).entries()) {
      assert.equal(partOf(edges, edge), part);
      assert.deepEqual(stretchOf(textOf([edge, edges[part + 1] ?? 0])), [edge, edges[part + 1]]);
    }
  }
});

test("what is counted in a part is what a query finds there, as far as it is told", () => {
  let found = 0;
  for (let seed = 0; seed < 40; seed += 1) {
    const view = randomView(seed, { entities: 8, relations: 40 });
    const { reach, from, to } = extentsOf(view);
    if (!reach) continue;
    const edges = partsOf(wholeOf(reach));
    // Where it is not told since when or until when, a query takes it to be so all the while: the line counts what is told.
    const sure = view.relations.flatMap(({ date, start, end }, place) =>
      (date !== null || (start !== null && end !== null && end !== "past")) && (from[place] ?? 0) < (to[place] ?? 0) ? [place] : [],
    );
    const counts = countIn(edges, sure, from, to);
    for (const [part, count] of counts.entries()) {
      const asked = select(view, { on: textOf([edges[part] ?? 0, edges[part + 1] ?? 0]) }).filter((place) => sure.includes(place));
      assert.equal(count, asked.length, `${seed} ${part}`);
      found += count;
    }
  }
  assert.ok(found > 200);
});

test("a query for a span finds what meets it", () => {
  const view = viewOf({ date: "2021" }, { start: "2019-05", end: "2020-12-31" }, { start: "2023", end: ".." }, {});
  /** @param {string} on */
  const found = (on) => select(view, { on });
  assert.deepEqual(found("2020/2022"), [0, 1]);
  assert.deepEqual(found("2021/.."), [0, 2]);
  assert.deepEqual(found("../2020"), [1]);
  assert.deepEqual(found("2021-12-31/2023-01-01"), [0, 2]);
  assert.throws(() => found("2022/2020"), RangeError);
  assert.equal(readState("on=2020%2F2022", view).query.on, "2020/2022");
  assert.equal(readState("on=2022%2F2020", view).query.on, null);
});

test("what lasts is counted in each part that it meets, however many there are", () => {
  const chance = new Chance(7);
  const from = Float64Array.from({ length: 100_000 }, () => chance.below(40_000));
  const to = from.map((day) => day + 1 + chance.below(400));
  const edges = partsOf([0, 40_000]);
  const counts = countIn(edges, from.keys(), from, to);
  for (const part of [0, 20, counts.length - 1]) assert.equal(counts[part], from.filter((day, at) => day < (edges[part + 1] ?? 0) && (to[at] ?? 0) > (edges[part] ?? 0)).length);
});

test("a part of the line is seen nearer, farther and further on, and never beyond it", () => {
  const whole = days("1900/1999");
  const near = zoomed(whole, whole, 0.5, days("1990"));
  assert.equal(textOf(near), "1950/1999");
  assert.equal(textOf(zoomed(whole, whole, 0.5, null)), "1925/1974");
  assert.equal(textOf(zoomed(near, whole, 2, null)), "1900/1999");
  assert.deepEqual(zoomed(days("1950-05-01/1950-05-09"), whole, 0.5, null)[1] - zoomed(days("1950-05-01/1950-05-09"), whole, 0.5, null)[0], 7);
  assert.deepEqual([textOf(panned(near, whole, 1)), panned(near, whole, -9)[0]], ["1950/1999", whole[0]]);
  assert.deepEqual([seenOf("", whole), seenOf("nonsense", whole), seenOf("1800/2200", whole)], [whole, whole, whole]);
  assert.equal(textOf(seenOf("1950", whole)), "1950");
  assert.equal(seenOf("2500", whole)[1], whole[1]);
  assert.deepEqual(placeIn(days("1850/1949"), whole).map((at) => Number(at.toFixed(2))), [0, 0.5]);
});

test("dates are written as far as they have room", () => {
  assert.deepEqual(ticksOf(days("2021/2025"), 8).map(({ date }) => date), ["2021", "2022", "2023", "2024", "2025"]);
  assert.deepEqual(ticksOf(days("1888/2023"), 8).map(({ date }) => date), ["1900", "1920", "1940", "1960", "1980", "2000", "2020"]);
  assert.deepEqual(ticksOf(days("2024-11/2025-02"), 8).map(({ date, first }) => `${date}${first ? "!" : ""}`), ["2024-11!", "2024-12", "2025-01!", "2025-02"]);
  for (const most of [1, 3, 7, 20]) for (const text of ["2025-03", "1500/1999", "2020"]) assert.ok(ticksOf(days(text), most).length <= most + 1);
});

test("a step is as long as what is chosen, and stays on the line", () => {
  const whole = days("2021/2025");
  const step = (/** @type {string} */ on, /** @type {number} */ by) => stepped(on, by, whole);
  assert.deepEqual([step("2023", 1), step("2023", -10), step("2023", 10)], ["2024", "2021", "2025"]);
  assert.deepEqual([step("2023-12", 1), step("2024-02-29", 1), step("2024-03-01", -1)], ["2024-01", "2024-03-01", "2024-02-29"]);
  assert.deepEqual([step("2025-12-31", 1), step("1999", 1), step("2022/2023", 1)], ["2025-12-31", "2021", "2023/2024"]);
  const longer = (/** @type {string} */ on, /** @type {number} */ by) => stepped(on, by, whole, { extend: true });
  assert.deepEqual([longer("2023", 1), longer("2023/2024", -1), longer("2023", -1), longer("2022/2023", -1), longer("2022/..", 1)], ["2023/2024", "2023", "2022/2023", "2022", "2022/.."]);
});

test("what lasts stands by its kind, a row for each two, and what happened by itself", () => {
  const view = viewOf(
    { kind: "support", start: "2020", end: "2021" },
    { kind: "visit", date: "2022" },
    { kind: "support", start: "2018", end: "2019" },
    { kind: "support", date: "2023", source: "c" },
    { kind: "advice" },
  );
  const all = [...view.relations.keys()];
  const whole = days("2018/2025");
  const sections = timeSections(view, extentsOf(view), all, whole, partsOf(whole));
  assert.deepEqual(sections.map(({ of, id, rows }) => [of, id, rows?.map(({ places }) => places)]), [
    ["kind", "support", [[2, 0], [3]]],
    ["events", null, [[1]]],
  ]);
  // Nearer only what is seen is there.
  const near = days("2022/2025");
  assert.deepEqual(timeSections(view, extentsOf(view), all, near, partsOf(near)).map(({ places }) => places), [[3], [1]]);
  assert.deepEqual(timeSections(view, extentsOf(view), [4], whole, partsOf(whole)), []);
});

test("many events are parted by their topics, and too many rows are counted", () => {
  const dated = Array.from({ length: 60 }, (_, at) => ({ kind: "visit", source: `s${at}`, date: `${2000 + (at % 20)}-05-05`, topic: at < 50 ? "trade" : at < 58 ? "army" : null }));
  const view = viewOf(...dated);
  const whole = days("2000/2019");
  const edges = partsOf(whole);
  const sections = timeSections(view, extentsOf(view), [...view.relations.keys()], whole, edges);
  assert.deepEqual(sections.map(({ of, id, rows }) => [of, id, rows?.length ?? null]), [["topic", "trade", null], ["topic", "army", 8], ["topic", null, 2]]);
  assert.equal(sections[0]?.counts.reduce((sum, count) => sum + count, 0), 50);
  // On paper the longest go first.
  assert.deepEqual(timeSections(view, extentsOf(view), [...view.relations.keys()], whole, edges, 5).map(({ rows }) => rows?.length ?? null), [null, null, 2]);
});

test("a claim that is cited twice from a document is one claim of it", () => {
  const view = viewOf({}, { date: "2020" }, {});
  for (const [one, documents] of [["doc-a", "doc-a"], ["doc-a", "doc-b"], []].entries()) {
    const found = view.relations[one];
    if (found) found.evidence = documents.map((document) => citation({ document }));
  }
  assert.deepEqual([...claimsByDocument(view, [0, 1, 2])], [["doc-a", 2], ["doc-b", 1]]);
});

test("whatever time is chosen, the line shows what the other filters leave", () => {
  const view = randomView(5, { entities: 10, relations: 60 });
  const plain = timelessOf(view, readState("modality=fact", view));
  assert.deepEqual(plain, select(view, { modality: "fact" }));
  assert.equal(timelessOf(view, readState("modality=fact&on=2025&document=doc-a", view)), plain);
  assert.notDeepEqual(timelessOf(view, readState("modality=plan&on=2025", view)), plain);
});

test("what is said of a field is counted as it is asked for", () => {
  const view = randomView(3, { entities: 10, relations: 60 });
  assert.ok(saidFields(view).includes("topic"));
  assert.deepEqual(saidFields(emptyView()), []);
  const count = answerCounter(view, "side", ["left-wins", "right-wins"]);
  assert.equal(count(null).get("left-wins"), select(view, { side: ["left-wins"] }).length);
  assert.equal(count(new Uint8Array(60)).get("left-wins"), 0);
});
