import assert from "node:assert/strict";
import { test } from "node:test";

import { cameraFor } from "../../graph/page/picture/camera.mjs";
import { foldedScene } from "../../graph/page/picture/folded.mjs";
import { frameOf, plainScene } from "../../graph/page/picture/frame.mjs";
import { boxOf } from "../../graph/page/picture/geometry.mjs";
import { measureText } from "../../graph/page/picture/paint.mjs";
import { plainManner } from "../../graph/page/shell/manner.mjs";
import { styled, view } from "./chile.mjs";

const [WIDTH, HEIGHT] = [820, 560];
const manner = { ...plainManner(styled), measure: measureText };
const degree = (/** @type {number} */ node) => view.entities[node]?.degree ?? 0;

/** @param {number} [nearer] */
function folded(nearer = 1) {
  const whole = { ...plainScene(styled.nodes.id.keys(), styled.lines.id.keys(), degree), folds: true };
  const fitted = cameraFor(boxOf(styled.nodes), WIDTH, HEIGHT);
  const camera = { ...fitted, zoom: fitted.zoom * nearer };
  return { whole, camera, scene: foldedScene(styled, whole, camera, WIDTH, HEIGHT, manner) };
}

/**
 * All that are tied to one of some, or to one of those, and so on.
 * @param {Iterable<number>} some
 */
function tiedTo(some) {
  const reached = new Set(some);
  const { source, target } = styled.lines;
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const [line, one] of source.entries()) {
      const other = target[line] ?? -1;
      if (reached.has(one) || reached.has(other)) reached.add(one).add(other);
    }
  }
  return reached;
}

test("whoever is not drawn is counted at a name that is, once, unless it is tied to none", () => {
  const { whole, scene } = folded();
  const drawn = new Set(scene.entities);
  assert.ok(drawn.size < whole.entities.length / 2 && drawn.size > 30, String(drawn.size));
  const counted = [...(scene.more ?? [])];
  assert.equal(counted.reduce((sum, [, count]) => sum + count, 0), tiedTo(drawn).size - drawn.size);
  for (const [hub] of counted) assert.ok(drawn.has(hub));
});

test("no line leads to a name from afar: such lines strike names through", () => {
  const { scene, camera } = folded();
  const items = frameOf(styled, scene, camera, WIDTH, HEIGHT, manner);
  assert.deepEqual(items.filter((item) => item.shape === "path" && item.stroke === "soft" && item.width === 0.8), []);
});

test("a line is drawn if both of its ends are", () => {
  const { whole, scene } = folded();
  const { source, target } = styled.lines;
  const drawn = new Set(scene.entities);
  const both = [...whole.relations].filter((line) => drawn.has(source[line] ?? -1) && drawn.has(target[line] ?? -1));
  assert.deepEqual([...scene.relations], both);
});

test("nearly everybody who is drawn has a name, and a count is written after it", () => {
  const { scene, camera } = folded();
  const texts = frameOf(styled, scene, camera, WIDTH, HEIGHT, manner).flatMap((item) => (item.shape === "text" ? [item.text] : []));
  const [hub = -1, count] = [...(scene.more ?? [])].sort((a, b) => b[1] - a[1])[0] ?? [];
  const last = styled.nodes.label[hub]?.split("\n").at(-1);
  assert.ok(texts.includes(`${last} +${count}`), `${last} +${count}`);
  const written = [...scene.entities].filter((node) => texts.some((text) => text.replace(/ \+\d+$/, "") === styled.nodes.label[node]?.split("\n").at(-1)));
  assert.ok(written.length > 0.95 * scene.entities.length, `${written.length} of ${scene.entities.length}`);
});

test("nearer by more are drawn, and nobody beyond the edge is counted", () => {
  const { scene, camera } = folded(3);
  assert.ok(scene.entities.length > folded().scene.entities.length);
  const drawn = new Set(scene.entities);
  const beyond = [...styled.nodes.id.keys()].filter((node) => Math.abs((styled.nodes.x[node] ?? 0) - camera.x) * camera.zoom > WIDTH);
  assert.ok(beyond.length > 10);
  for (const node of beyond) assert.ok(drawn.has(node));
});
