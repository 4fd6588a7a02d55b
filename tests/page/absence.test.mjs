import "./fields.mjs";

import assert from "node:assert/strict";
import { test } from "node:test";

import { absenceOf } from "../../graph/page/answers/absence.mjs";
import { leftOut } from "../../graph/page/answers/left-out.mjs";
import { queryOf } from "../../graph/page/data/query.mjs";
import { emptyView, entity, relation } from "./synthetic.mjs";

/** @param {"whole" | null} annotated */
function viewOf(annotated) {
  const view = emptyView();
  return {
    ...view,
    documents: view.documents.map((document) => ({ ...document, annotated })),
    entities: ["a", "b", "c"].map((id) => entity({ id })),
    relations: [relation({ id: "one", source: "a", target: "b" }), relation({ id: "two", source: "b", target: "c", negated: true })],
  };
}

test("an empty answer says whether it is denied, chosen away, left unsaid or not known", () => {
  const view = viewOf("whole");
  /** @param {import("../../graph/page/data/types.mjs").QueryLike} asked */
  const why = (asked, seen = view) => absenceOf(seen, queryOf(asked));
  assert.deepEqual(why({ source: "b", negated: false }), { reason: "denied", count: 1 });
  assert.deepEqual(why({ source: "a", text: "nowhere" }), { reason: "narrowed", count: 1 });
  assert.deepEqual(why({ source: "c" }), { reason: "unsaid", count: 0 });
  assert.deepEqual(why({ source: "c" }, viewOf(null)), { reason: "open", count: 0 });
});

test("where no chain is found, the denials on the way are told", () => {
  const { denied, barred } = leftOut(viewOf(null), "a", "c");
  assert.deepEqual(denied.map(({ id }) => id), ["two"]);
  assert.equal(barred, null);
});
