import assert from "node:assert/strict";
import { test } from "node:test";

import { mainOf, standsFor } from "../../graph/page/data/counterparts.mjs";
import { emptyView } from "./synthetic.mjs";

/**
 * Scenarios with these counterparts.
 * @param {...Record<string, string>} counterparts
 */
function scenariosOf(...counterparts) {
  const [first] = emptyView().scenarios;
  assert.ok(first);
  return counterparts.map((own) => ({ ...first, counterparts: own }));
}

test("who plays a part in one scenario stands for it; who plays parts in several stands for none", () => {
  const sides = standsFor(scenariosOf({ winner: "ana", loser: "bo" }, { winner: "bo", team: "bo-team" }, { winner: "cy", team: "bo-team" }, { adviser: "bo" }));
  assert.deepEqual(Object.fromEntries(sides), { ana: 1, bo: 0, "bo-team": 0, cy: 3 });
  assert.equal(standsFor(scenariosOf({ winner: "ana", leader: "ana" })).get("ana"), 1);
});

test("the first to stand for a scenario is the outcome that decides it, else the winner, else who comes first", () => {
  const [scenario] = scenariosOf({ team: "ana-team", winner: "ana", party: "blue" });
  assert.ok(scenario);
  assert.equal(mainOf({ ...scenario, condition: { outcome: "blue" } }), "blue");
  assert.equal(mainOf({ ...scenario, condition: { outcome: "nobody" } }), "ana");
  assert.equal(mainOf({ ...scenario, counterparts: { team: "ana-team" } }), "ana-team");
  assert.equal(mainOf({ ...scenario, counterparts: {} }), "");
});
