import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PAGE = new URL("../../graph/page/", import.meta.url);
const MODULES = readdirSync(PAGE)
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => ({ name, source: readFileSync(new URL(name, PAGE), "utf8") }));
const DECLARED = /^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)|^(?:export )?const \{([^}]*)\} =/gm;

test("the modules can be joined into one script: no name at their top is used twice", () => {
  /** @type {Map<string, string>} */
  const owners = new Map();
  for (const { name, source } of MODULES) {
    for (const [, single, several] of source.matchAll(DECLARED)) {
      for (const declared of single ? [single] : (several ?? "").split(",").map((one) => one.trim()).filter(Boolean)) {
        assert.equal(owners.get(declared), undefined, `${declared}: ${name} and ${owners.get(declared)}`);
        owners.set(declared, name);
      }
    }
  }
  assert.ok(owners.size > MODULES.length);
});

test("imports and exports are named, under their own names, from beside", () => {
  for (const { name, source } of MODULES) {
    const code = source.replace(/\/\*[\s\S]*?\*\//g, "");
    assert.ok(!/^export (default|\*|\{)/m.test(code), `${name} exports by more than a name`);
    assert.ok(!/^import "|\bimport\(|\bimport\.meta\b/m.test(code), `${name} imports by more than a name`);
    for (const [whole, names = "", from = ""] of code.matchAll(/^import ([^"]*?)\s*from "([^"]+)";$/gm)) {
      assert.match(names, /^\{[\s\w,]*\}$/, `${name}: ${whole}`);
      assert.doesNotMatch(names, /\bas\b/, `${name}: ${whole}`);
      assert.match(from, /^\.\/[\w-]+\.mjs$/, `${name}: ${whole}`);
    }
  }
});

test("no module imports, by any way, itself", () => {
  const imports = new Map(
    MODULES.map(({ name, source }) => [name, [...source.matchAll(/^import [^"]*"\.\/([\w-]+\.mjs)";$/gm)].map(([, from = ""]) => from)]),
  );
  /** @param {string} name @param {string[]} above */
  const walk = (name, above) => {
    assert.ok(!above.includes(name), [...above, name].join(" → "));
    for (const next of imports.get(name) ?? []) walk(next, [...above, name]);
  };
  for (const { name } of MODULES) walk(name, []);
});

test("no module writes HTML or runs text", () => {
  for (const { name, source } of MODULES) {
    const [found] = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b/.exec(source) ?? [];
    assert.equal(found, undefined, name);
  }
});
