import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { byDays, dayNumber, daysOf, dayText, isPartialDate, overlap, partsOfDay, spanOf } from "../../graph/page/base/dates.mjs";
import { formatDate } from "../../graph/page/answers/date-words.mjs";
import { wordsOf } from "../../graph/page/words/language.mjs";

/** @type {{ text: string, first: number, last: number, en: string, es: string, refused?: true }[]} */
const TABLE = JSON.parse(readFileSync(new URL("../golden/dates.json", import.meta.url), "utf8"));
const DATES = TABLE.filter(({ refused }) => !refused);

test("a date means the days that it does in Python", () => {
  assert.ok(DATES.length > 60 && TABLE.length - DATES.length > 40);
  for (const { text, first, last, refused } of TABLE) assert.deepEqual(daysOf(text), refused ? null : [first, last], text);
});

test("it is said in the same words", () => {
  for (const { text, en, es } of DATES) {
    assert.deepEqual([formatDate(wordsOf("en"), text), formatDate(wordsOf("es"), text)], [en, es], text);
  }
});

test("what is no date stays as it is written", () => {
  for (const { text, refused } of TABLE) if (refused) assert.equal(formatDate(wordsOf("en"), text), text);
  const long = "9".repeat(1_000_000);
  assert.equal(isPartialDate(long), false);
  assert.equal(formatDate(wordsOf("en"), long), long);
});

test("each day has one number, far back and far on", () => {
  for (const step of [1, 59, 146_097, 1_234_567, 99_999_999_999]) {
    for (let number = -3 * step; number <= 3 * step; number += step) {
      assert.equal(dayNumber(...partsOfDay(number)), number);
      const days = daysOf(dayText(number));
      assert.ok(days && days[0] <= number && number <= days[1], String(number));
    }
  }
  assert.deepEqual([dayText(1), dayText(0), dayText(739_599, "month"), dayText(-15_997, "year")], ["0001-01-01", "0000-12-31", "2025-12", "-0043"]);
});

test("overlap is symmetric, and dates have an order", () => {
  for (const one of DATES) {
    for (const other of DATES) {
      const [mine, theirs] = [daysOf(one.text), daysOf(other.text)];
      assert.ok(mine && theirs);
      assert.equal(overlap(mine, theirs), overlap(theirs, mine));
      assert.equal(Math.sign(byDays(one.text, other.text)), -Math.sign(byDays(other.text, one.text)) || 0);
    }
  }
  const texts = DATES.map(({ text }) => text).sort(byDays);
  assert.deepEqual([...texts].reverse().sort(byDays).map((text) => daysOf(text)), texts.map((text) => daysOf(text)));
});

test("a claim's span reaches from the first to the last day of its dates", () => {
  /** @param {Partial<{ date: string, start: string, end: string }>} dated */
  const span = (dated) => spanOf({ date: null, start: null, end: null, ...dated })?.map((day) => (Math.abs(day) === 1e15 ? day : dayText(day)));
  assert.deepEqual(span({ date: "2004-02/2005" }), ["2004-02-01", "2005-12-31"]);
  assert.deepEqual(span({ date: "/-0043" }), [-1e15, "-0043-12-31"]);
  assert.deepEqual(span({ start: "199X", end: "2001-24~" }), ["1990-01-01", "2002-02-28"]);
  assert.deepEqual(span({ start: "Y-17000", end: ".." }), ["Y-17000", 1e15]);
});
