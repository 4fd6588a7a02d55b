import assert from "node:assert/strict";
import { test } from "node:test";
import { Queue, sameGround } from "../../../graph/workbench/page/queue.mjs";

/** @import { Answer } from "../../../graph/workbench/page/queue.mjs" */
/** @import { Command, View } from "../../../graph/workbench/page/types.mjs" */

/** @param {string} key @returns {Command} */
const key = (key) => ({ do: "key", key });
/** @param {string} text @returns {Command} */
const type = (text) => ({ do: "type", text });
/** @param {number} version @param {number} [sentence] */
const view = (version, sentence = 0) => /** @type {View} */ (/** @type {unknown} */ ({ version, sentence }));

/** @param {Command} command */
const spell = (command) => (command.do === "key" ? command.key : command.do === "type" ? `“${command.text}”` : command.do);

/** A workbench that answers when it is told to. */
class Bench {
  constructor() {
    /** @type {string[]} */
    this.log = [];
    /** @type {((answer: Answer) => void)[]} */
    this.open = [];
    this.seen = view(0);
    this.queue = new Queue(
      (command) => {
        this.log.push(spell(command));
        return new Promise((resolve) => this.open.push(resolve));
      },
      (next) => next.sentence === this.seen.sentence,
      {
        view: (shown) => {
          this.seen = shown;
          this.log.push(`v${shown.version}`);
        },
        gone: (waiting) => this.log.push(`gone: ${waiting.map(spell).join(" ")}`),
        left: (left) => this.log.push(`left: ${left.map(spell).join(" ")}`),
        refused: (why) => this.log.push(`refused: ${why}`),
      },
    );
  }

  /** @param {Answer} answer */
  async answer(answer) {
    this.open.shift()?.(answer);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("one at a time, in order, each after the view of the one before", async () => {
  const bench = new Bench();
  for (const one of ["j", "1", "2"]) bench.queue.push(key(one));
  assert.deepEqual(bench.log, ["j"]);
  await bench.answer({ what: "done", view: view(1) });
  await bench.answer({ what: "done", view: view(2) });
  await bench.answer({ what: "done", view: view(3) });
  assert.deepEqual(bench.log, ["j", "v1", "1", "v2", "2", "v3"]);
  assert.equal(bench.queue.waiting.length, 0);
});

test("of what is typed while another is under way the last is told, and never out of order", async () => {
  const bench = new Bench();
  for (const one of [type("o"), type("op"), type("opp"), key("Enter"), type("x")]) bench.queue.push(one);
  for (let version = 1; version <= 4; version += 1) await bench.answer({ what: "done", view: view(version) });
  assert.deepEqual(bench.log.filter((one) => !one.startsWith("v")), ["“o”", "“opp”", "Enter", "“x”"]);
});

test("a command on an older view is sent again where nothing of it has changed", async () => {
  const bench = new Bench();
  bench.queue.push(key("1"));
  await bench.answer({ what: "newer", view: view(5) });
  await bench.answer({ what: "done", view: view(6) });
  assert.deepEqual(bench.log, ["1", "v5", "1", "v6"]);
});

test("where something has changed nothing more is done, and it is asked", async () => {
  const bench = new Bench();
  bench.queue.push(key("1"));
  bench.queue.push(key("Enter"));
  await bench.answer({ what: "newer", view: view(5, 3) });
  assert.deepEqual(bench.log, ["1", "v5", "left: 1 Enter"]);
  bench.queue.push(key("x"));
  assert.equal(bench.open.length, 0);
  bench.queue.go();
  await bench.answer({ what: "done", view: view(6, 3) });
  assert.deepEqual(bench.log.slice(-3), ["1", "v6", "Enter"]);
});

test("what was left can be forgotten", async () => {
  const bench = new Bench();
  bench.queue.push(key("1"));
  await bench.answer({ what: "newer", view: view(5, 3) });
  bench.queue.forget();
  bench.queue.push(key("j"));
  assert.equal(bench.log.at(-1), "j");
});

test("keys that are typed while nobody answers are kept, and done once all is as it was", async () => {
  const bench = new Bench();
  bench.queue.push(key("1"));
  await bench.answer({ what: "gone" });
  bench.queue.push(key("2"));
  bench.queue.push(key("Enter"));
  assert.deepEqual(bench.log, ["1", "gone: 1", "gone: 1 2", "gone: 1 2 Enter"]);
  bench.queue.back(view(0));
  for (let version = 1; version <= 3; version += 1) await bench.answer({ what: "done", view: view(version) });
  assert.deepEqual(bench.log.slice(4), ["v0", "1", "v1", "2", "v2", "Enter", "v3"]);
});

test("where it comes back another, it is asked what to do with them", async () => {
  const bench = new Bench();
  bench.queue.push(key("1"));
  await bench.answer({ what: "gone" });
  bench.queue.back(view(9, 4));
  assert.deepEqual(bench.log.slice(-2), ["v9", "left: 1"]);
  assert.equal(bench.queue.waiting.length, 1);
});

test("what is refused is told, and the next is done", async () => {
  const bench = new Bench();
  bench.queue.push(key("1"));
  bench.queue.push(key("2"));
  await bench.answer({ what: "refused", why: "no such command" });
  assert.deepEqual(bench.log, ["1", "refused: no such command", "2"]);
});

test("what a check says does not change the ground, and another offer does", () => {
  const bar = { tall: true, slots: [], offers: [{ key: "1" }], grid: null, chips: [], box: null, check: [], sentence: null };
  const base = { document: "a", sentence: 1, names: [], rows: [], bar, picture: null, help: [], saved: "", said: "" };
  /** @param {object} changes */
  const like = (changes) => /** @type {View} */ (/** @type {unknown} */ ({ ...base, ...changes }));
  assert.ok(sameGround(like({}), like({ saved: "Saved", said: "Done", bar: { ...bar, check: [{ sign: "ok", runs: [] }] } })));
  assert.ok(!sameGround(like({}), like({ bar: { ...bar, offers: [{ key: "2" }] } })));
  assert.ok(!sameGround(like({}), like({ sentence: 2 })));
});
