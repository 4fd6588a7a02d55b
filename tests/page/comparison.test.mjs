import assert from "node:assert/strict";
import { test } from "node:test";

import { blocksOf, compare, entitiesOf, isRole } from "../../graph/page/answers/comparison.mjs";
import { emptyView, relation } from "./synthetic.mjs";

/** @import { RowView } from "../../graph/page/data/types.mjs" */

/** @param {Partial<RowView>} fields @returns {RowView} */
function row(fields) {
  return { status: "different", kind: "support", topic: null, about: "china", left: [], right: [], ...fields };
}

function viewOf() {
  const view = emptyView();
  view.scenarios = view.scenarios.map((scenario, place) => ({ ...scenario, counterparts: { winner: place === 0 ? "left" : "right" } }));
  view.relations = ["1", "2", "3", "4"].map((id) => relation({ id, source: "left", target: "china" }));
  view.comparisons = [
    {
      left: "left-wins",
      right: "right-wins",
      rows: [
        row({ topic: "trade", left: ["1"], right: ["2"] }),
        row({ topic: "trade", status: "only_left", kind: "visit", left: ["3"] }),
        row({ status: "same", about: "@winner", left: ["4"], right: ["4"] }),
      ],
    },
  ];
  return view;
}

/** @param {ReturnType<typeof compare>} rows */
function told(rows) {
  return rows.map(({ status, left, right }) => [status, left.map(({ id }) => id), right.map(({ id }) => id)]);
}

test("what the view tells of two scenarios comes with the claims themselves", () => {
  const view = viewOf();
  const rows = compare(view, "left-wins", "right-wins");
  assert.deepEqual(told(rows), [
    ["different", ["1"], ["2"]],
    ["only_left", ["3"], []],
    ["same", ["4"], ["4"]],
  ]);
  assert.equal(rows[0]?.left[0], view.relations[0]);
  assert.equal(compare(view, "left-wins", "right-wins"), rows);
});

test("seen from the other side it is its mirror", () => {
  assert.deepEqual(told(compare(viewOf(), "right-wins", "left-wins")), [
    ["different", ["2"], ["1"]],
    ["only_right", [], ["3"]],
    ["same", ["4"], ["4"]],
  ]);
});

test("nothing differs from itself, or from what is not there", () => {
  assert.deepEqual(compare(viewOf(), "left-wins", "left-wins"), []);
  assert.deepEqual(compare(viewOf(), "left-wins", "nobody-wins"), []);
});

test("rows of one topic about one thing make a block", () => {
  const blocks = blocksOf(compare(viewOf(), "left-wins", "right-wins"));
  assert.deepEqual(blocks.map(({ topic, about, rows, left }) => [topic, about, rows.length, left.length]), [
    ["trade", "china", 2, 2],
    [null, "@winner", 1, 1],
  ]);
});

test("a role stands for whoever plays it on either side", () => {
  const view = viewOf();
  assert.ok(isRole("@winner") && !isRole("china"));
  assert.deepEqual(entitiesOf(view, "@winner", "left-wins", "right-wins"), ["left", "right"]);
  assert.deepEqual(entitiesOf(view, "china", "left-wins", "right-wins"), ["china", "china"]);
});
