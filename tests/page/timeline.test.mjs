import assert from "node:assert/strict";
import { test } from "node:test";

import { answerCounter, saidFields } from "../../graph/page/answers/said.mjs";
import { select } from "../../graph/page/answers/select.mjs";
import { countOn, dateAt, holdsOn, placeOf, rowsOf, stackOf, stepFrom, stepsOf, timelineOf, yearsOf } from "../../graph/page/answers/timeline.mjs";
import { dayText } from "../../graph/page/base/dates.mjs";
import { emptyView, randomView, relation } from "./synthetic.mjs";

/** @import { RelationView } from "../../graph/page/data/types.mjs" */

/** @param {...Partial<RelationView>} dated */
function lineOf(...dated) {
  const view = emptyView();
  view.relations = dated.map((dates, at) => relation({ id: String(at), source: "a", target: "b", ...dates }));
  const line = timelineOf(view);
  assert.ok(line);
  return line;
}

test("without a date there is no time", () => {
  assert.equal(timelineOf(emptyView()), null);
  const view = emptyView();
  view.relations = [relation({ id: "1", source: "a", target: "b" }), relation({ id: "2", source: "a", target: "b", end: "past" })];
  assert.equal(timelineOf(view), null);
});

test("each span has one row, and what is open runs to the edge", () => {
  const line = lineOf({ date: "2021" }, { date: "2021" }, { start: "2020-07", end: ".." }, { end: "2022" });
  assert.deepEqual([dayText(line.first), dayText(line.last), line.unit, line.said], ["2020-01-01", "2025-12-31", "year", ["2025-12"]]);
  const rows = rowsOf(line)?.map(({ span: { count, openStart, openEnd }, from, to }) => [count, openStart, openEnd, Number(from.toFixed(2)), Number(to.toFixed(2))]);
  assert.deepEqual(rows, [
    [1, true, false, 0, 0.5],
    [1, false, true, 0.08, 1],
    [2, false, false, 0.17, 0.33],
  ]);
});

test("the band counts on a date what the query finds on it", () => {
  const on = ["2024", "2025-02", "2025-12-14", "2026", "2019", "2024-02-29"];
  let found = 0;
  for (let seed = 0; seed < 40; seed += 1) {
    const view = randomView(seed, { entities: 8, relations: 30 });
    const line = timelineOf(view);
    if (!line) continue;
    for (const day of on) {
      assert.equal(countOn(line, day), select(view, { on: day }).length, `${seed} ${day}`);
      found += countOn(line, day);
    }
  }
  assert.ok(found > 200);
});

test("of many spans there is a count over time", () => {
  const line = lineOf(...Array.from({ length: 41 }, (_, at) => ({ start: "2000", end: String(2000 + at) })));
  assert.equal(rowsOf(line), null);
  const counts = stackOf(line);
  assert.deepEqual([counts[0], counts.at(-1)], [41, 1]);
  assert.deepEqual([...counts].sort((a, b) => b - a), counts);
  // What is over is in no later part, and a day is in one.
  assert.deepEqual(stackOf(lineOf({ date: "2000-05-05" }, { date: "2079-05-05" })).filter(Boolean), [1, 1]);
  assert.equal(rowsOf(lineOf(...Array.from({ length: 40 }, (_, at) => ({ date: String(2000 + at) }))))?.length, 40);
});

test("years are written as far as they have room", () => {
  assert.deepEqual(yearsOf(lineOf({ date: "2021" })).map(({ year }) => year), ["2021", "2022", "2023", "2024", "2025"]);
  assert.deepEqual(yearsOf(lineOf({ date: "1881" })).map(({ year }) => year), ["1900", "1950", "2000"]);
  const [first] = yearsOf(lineOf({ date: "0998" }));
  assert.equal(first?.year, "1000");
});

test("a place on the line is a year, or a month of few years", () => {
  const years = lineOf({ date: "2016" });
  assert.deepEqual([-1, 0, 0.55, 1, 2].map((at) => dateAt(years, at)), ["2016", "2016", "2021", "2025", "2025"]);
  const months = lineOf({ date: "2025-03-04" });
  assert.deepEqual([0, 0.5, 1].map((at) => dateAt(months, at)), ["2025-01", "2025-07", "2025-12"]);
  for (const year of ["2016", "2020", "2025"]) assert.equal(dateAt(years, (placeOf(years, year)[0] + placeOf(years, year)[1]) / 2), year);
});

test("a step is as long as what is chosen, and stays on the line", () => {
  const line = lineOf({ date: "2021" });
  assert.deepEqual([stepFrom(line, null, 1), stepFrom(line, "2023", 1), stepFrom(line, "2023", -10), stepFrom(line, "2023", 10)], ["2025", "2024", "2021", "2025"]);
  assert.deepEqual([stepFrom(line, "2023-12", 1), stepFrom(line, "2024-02-29", 1), stepFrom(line, "2024-03-01", -1)], ["2024-01", "2024-03-01", "2024-02-29"]);
  assert.deepEqual([stepFrom(line, "2025-12-31", 1), stepFrom(line, "1999", 1)], ["2025-12-31", "2021"]);
  assert.deepEqual(stepsOf(line, "2023-12"), { now: 2, most: 4 });
  assert.deepEqual(stepsOf(lineOf({ date: "2025-03" }), "2025-03-04"), { now: 2, most: 11 });
});

test("a span holds on a part of a date that it meets", () => {
  const [span] = lineOf({ start: "2020-06-30", end: "2021-01" }).spans;
  assert.ok(span);
  assert.deepEqual(["2020", "2020-06", "2020-06-29", "2021-01-31", "2021-02"].map((on) => holdsOn(span, on)), [true, true, false, true, false]);
});

test("what is said of a field is counted as it is asked for", () => {
  const view = randomView(3, { entities: 10, relations: 60 });
  assert.ok(saidFields(view).includes("topic"));
  assert.deepEqual(saidFields(emptyView()), []);
  const count = answerCounter(view, "side", ["left-wins", "right-wins"]);
  assert.equal(count(null).get("left-wins"), select(view, { side: ["left-wins"] }).length);
  assert.equal(count(new Uint8Array(60)).get("left-wins"), 0);
});
