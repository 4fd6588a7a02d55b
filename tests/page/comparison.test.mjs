import assert from "node:assert/strict";
import { test } from "node:test";

import { blocksOf, compare, entitiesOf } from "../../graph/page/answers/comparison.mjs";
import { emptyView, entity, randomView, relation } from "./synthetic.mjs";

/** @import { CompareRow, RelationView } from "../../graph/page/data/types.mjs" */

/**
 * A view with two scenarios, in which "left" and "right" are each other's counterpart.
 * @param {...Partial<RelationView> & {id: string, source: string, target: string}} relations
 */
function viewOf(...relations) {
  const view = emptyView();
  for (const [place, scenario] of view.scenarios.entries()) {
    scenario.counterparts = { winner: place === 0 ? "left" : "right", loser: place === 0 ? "right" : "left" };
  }
  view.relations = relations.map(relation);
  const ids = new Set(["left", "right", ...view.relations.flatMap(({ source, target }) => [source, target])]);
  view.entities = [...ids].sort().map((id) => entity({ id }));
  return view;
}

/** @param {ReturnType<typeof viewOf>} view */
function rowsOf(view, same = false) {
  return compare(view, "left-wins", "right-wins", { same });
}

const LEFT = { scenario: "left-wins" };
const RIGHT = { scenario: "right-wins" };

test("what each winner would do stands beside the other's", () => {
  const view = viewOf(
    { id: "1", source: "left", target: "china", modality: "plan", ...LEFT },
    { id: "2", source: "right", target: "china", modality: "risk", ...RIGHT },
  );
  const [row, ...more] = rowsOf(view);
  assert.equal(more.length, 0);
  assert.equal(row?.status, "different");
  assert.equal(row?.about, "china");
  assert.equal(row?.source, "@winner");
  assert.deepEqual([row?.left.map(({ id }) => id), row?.right.map(({ id }) => id)], [["1"], ["2"]]);
  assert.deepEqual(entitiesOf(view, "@winner", "left-wins", "right-wins"), ["left", "right"]);
  assert.deepEqual(entitiesOf(view, "china", "left-wins", "right-wins"), ["china", "china"]);
});

test("what both say alike through their counterparts is the same", () => {
  const view = viewOf(
    { id: "1", source: "left", target: "china", holder: "left", ...LEFT },
    { id: "2", source: "right", target: "china", holder: "right", ...RIGHT },
  );
  assert.deepEqual(rowsOf(view), []);
  assert.deepEqual(rowsOf(view, true).map(({ status }) => status), ["same"]);
});

test("what only one says stands alone", () => {
  const view = viewOf(
    { id: "1", source: "left", target: "china", ...LEFT },
    { id: "2", source: "right", target: "peru", ...RIGHT },
    { id: "3", source: "right", target: "china" },
  );
  assert.deepEqual(rowsOf(view).map(({ status, about }) => [status, about]), [
    ["only_left", "china"],
    ["only_right", "peru"],
  ]);
});

test("any field of a claim can differ", () => {
  /** @type {Partial<RelationView>[]} */
  const changes = [
    { modality: "plan" },
    { certainty: "possible" },
    { negated: true },
    { holder: "china" },
    { start: "2025" },
    { end: ".." },
    { date: "2026" },
    { fields: { role: "lead" } },
  ];
  for (const change of changes) {
    const view = viewOf(
      { id: "1", source: "a", target: "b", ...LEFT },
      { id: "2", source: "a", target: "b", ...RIGHT, ...change },
    );
    assert.deepEqual(rowsOf(view).map(({ status }) => status), ["different"], JSON.stringify(change));
  }
  const unchanging = viewOf(
    { id: "1", source: "a", target: "b", statement: "So.", note: "n", ...LEFT },
    { id: "2", source: "a", target: "b", statement: "Thus.", basis: "inferred", ...RIGHT },
  );
  assert.deepEqual(rowsOf(unchanging), []);
});

test("a field that names a counterpart is read by its role", () => {
  const view = viewOf(
    { id: "1", kind: "deployment", source: "a", target: "b", fields: { legal_basis: "left" }, ...LEFT },
    { id: "2", kind: "deployment", source: "a", target: "b", fields: { legal_basis: "right" }, ...RIGHT },
  );
  assert.deepEqual(rowsOf(view), []);
});

test("a claim made twice is not the same as one made once", () => {
  const view = viewOf(
    { id: "1", source: "a", target: "b", ...LEFT },
    { id: "2", source: "a", target: "b", ...LEFT },
    { id: "3", source: "a", target: "b", ...RIGHT },
  );
  assert.deepEqual(rowsOf(view).map(({ status }) => status), ["different"]);
  assert.deepEqual(compare(view, "right-wins", "left-wins").map(({ status }) => status), ["different"]);
});

test("the ends of a symmetric kind may change places", () => {
  const view = viewOf(
    { id: "1", kind: "cooperation", source: "peru", target: "left", ...LEFT },
    { id: "2", kind: "cooperation", source: "right", target: "peru", ...RIGHT },
  );
  assert.deepEqual(rowsOf(view, true).map(({ status, source, target, about }) => [status, source, target, about]), [
    ["same", "@winner", "peru", "peru"],
  ]);
});

test("rows go by topic, then by what they are about, then by kind", () => {
  const view = viewOf(
    { id: "1", source: "left", target: "zoo", topic: "trade", ...LEFT },
    { id: "2", source: "left", target: "ant", ...LEFT },
    { id: "3", source: "left", target: "bee", topic: "army", ...LEFT },
    { id: "4", source: "left", target: "ant", topic: "army", kind: "visit", ...LEFT },
    { id: "5", source: "ant", target: "left", topic: "army", kind: "advice", ...LEFT },
  );
  assert.deepEqual(rowsOf(view).map(({ left: [one] }) => one?.id), ["1", "5", "4", "3", "2"]);
  assert.deepEqual(blocksOf(rowsOf(view)).map(({ topic, about, left }) => [topic, about, left.map(({ id }) => id)]), [
    ["trade", "zoo", ["1"]],
    ["army", "ant", ["5", "4"]],
    ["army", "bee", ["3"]],
    [null, "ant", ["2"]],
  ]);
});

test("a symmetric claim that is written both ways is about the end that sorts first", () => {
  const view = viewOf(
    { id: "1", kind: "cooperation", source: "chile", target: "peru", ...LEFT },
    { id: "2", kind: "cooperation", source: "peru", target: "chile", modality: "plan", ...RIGHT },
  );
  assert.deepEqual(rowsOf(view).map(({ status, about }) => [status, about]), [["different", "chile"]]);
});

test("an entity that plays several parts goes by the one that sorts first, on either side", () => {
  const view = viewOf(
    { id: "1", source: "left", target: "peru", ...LEFT },
    { id: "2", source: "right", target: "peru", ...RIGHT },
  );
  const [one, other] = view.scenarios;
  if (one) one.counterparts = { winner: "left", leader: "left" };
  if (other) other.counterparts = { leader: "right", winner: "right" };
  assert.deepEqual(rowsOf(view, true).map(({ status, source }) => [status, source]), [["same", "@leader"]]);
});

test("the tenth topic comes after the second", () => {
  const view = viewOf(
    { id: "1", source: "left", target: "china", topic: "t9", ...LEFT },
    { id: "2", source: "left", target: "china", topic: "t1", ...LEFT },
    { id: "3", source: "left", target: "china", topic: "t10", ...LEFT },
  );
  view.topics = Array.from({ length: 12 }, (_none, place) => ({ id: `t${place}`, label: "", labels: {} }));
  assert.deepEqual(rowsOf(view).map(({ topic }) => topic), ["t1", "t9", "t10"]);
});

test("between two that play a part, a claim is about its target", () => {
  const view = viewOf({ id: "1", source: "left", target: "right", ...LEFT }, { id: "2", source: "right", target: "peru", ...RIGHT });
  assert.deepEqual(rowsOf(view).map(({ about }) => about), ["@loser", "peru"]);
});

test("scenarios without counterparts are compared as they stand", () => {
  const view = viewOf({ id: "1", source: "left", target: "china", ...LEFT }, { id: "2", source: "right", target: "china", ...RIGHT });
  for (const scenario of view.scenarios) scenario.counterparts = {};
  assert.deepEqual(rowsOf(view).map(({ status }) => status), ["only_left", "only_right"]);
  assert.deepEqual(compare(view, "left-wins", "nobody-wins").map(({ status }) => status), ["only_left"]);
});

/** @param {CompareRow} row @returns {CompareRow} */
function mirrored(row) {
  const status = row.status === "only_left" ? "only_right" : row.status === "only_right" ? "only_left" : row.status;
  return { ...row, status, left: row.right, right: row.left };
}

test("laws: nothing differs from itself; a comparison is mirrored by its other way round; every claim has its place", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const view = randomView(seed, { entities: 8, relations: 60 });
    assert.deepEqual(compare(view, "left-wins", "left-wins"), []);
    const rows = compare(view, "left-wins", "right-wins", { same: true });
    assert.deepEqual(compare(view, "right-wins", "left-wins", { same: true }), rows.map(mirrored));
    const placed = rows.flatMap(({ left, right }) => [...left, ...right]);
    assert.equal(placed.length, new Set(placed).size);
    assert.deepEqual(new Set(placed), new Set(view.relations.filter(({ scenario }) => scenario !== null)));
    const blocks = blocksOf(rows);
    assert.deepEqual(blocks.flatMap((block) => block.rows), rows);
    assert.equal(new Set(blocks.map(({ topic, about }) => JSON.stringify([topic, about]))).size, blocks.length);
  }
});
