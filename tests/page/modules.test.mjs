import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

/**
 * The rooms of the page, the lowest first: a module imports from its own room and from those below it, types too.
 * `main.mjs` stands above all of them.
 */
const ROOMS = ["base", "data", "words", "state", "answers", "picture", "context", "parts", "panels", "shell"];
/** Beyond this many lines a module is taken apart, unless it is a table of words or of types. */
const LONGEST = 400;
const TABLES = ["words/en.mjs", "words/es.mjs", "data/types.mjs"];

const PAGE = new URL("../../graph/page/", import.meta.url);
const MODULES = readdirSync(PAGE, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".mjs") && !path.startsWith("node_modules/"))
  .sort()
  .map((path) => ({ path, source: readFileSync(new URL(path, PAGE), "utf8") }));

/**
 * @param {string} path
 * @returns {number} how high the module's room lies
 */
function height(path) {
  return path === "main.mjs" ? ROOMS.length : ROOMS.indexOf(path.split("/")[0] ?? "");
}

/**
 * The modules that one imports: names, and types in its comments.
 * @param {{ path: string, source: string }} module
 * @returns {string[]}
 */
function importsOf({ path, source }) {
  const found = source.matchAll(/^import [^"]*"([^"]+)";$|@import [^"]*"([^"]+)"|import\("([^"]+)"\)/gm);
  return [...found].map(([, value, type, inline]) => posix.join(posix.dirname(path), value ?? type ?? inline ?? ""));
}

test("every module has a room, and every room has a module", () => {
  for (const { path } of MODULES) assert.ok(height(path) >= 0 && path.split("/").length <= 2, `${path} stands in no room`);
  assert.deepEqual([...new Set(MODULES.map(({ path }) => path.split("/")[0]))].sort(), [...ROOMS, "main.mjs"].sort());
});

test("no module imports upwards", () => {
  const paths = new Set(MODULES.map(({ path }) => path));
  for (const module of MODULES) {
    for (const imported of importsOf(module)) {
      assert.ok(paths.has(imported), `${module.path} imports ${imported}: there is none`);
      assert.ok(height(imported) <= height(module.path), `${module.path} imports ${imported}, which lies above it`);
      assert.notEqual(imported, "main.mjs", module.path);
    }
  }
});

test("a panel knows no other panel", () => {
  for (const module of MODULES.filter(({ path }) => path.startsWith("panels/")))
    for (const imported of importsOf(module)) assert.ok(!imported.startsWith("panels/"), `${module.path} imports ${imported}`);
});

test("no module imports, by any way, itself", () => {
  const imports = new Map(
    MODULES.map(({ path, source }) => [path, importsOf({ path, source: source.replace(/\/\*[\s\S]*?\*\//g, "") })]),
  );
  /** @param {string} path @param {string[]} above */
  const walk = (path, above) => {
    assert.ok(!above.includes(path), [...above, path].join(" → "));
    for (const next of imports.get(path) ?? []) walk(next, [...above, path]);
  };
  for (const { path } of MODULES) walk(path, []);
});

test("imports and exports are named, under their own names", () => {
  for (const { path, source } of MODULES) {
    const code = source.replace(/\/\*[\s\S]*?\*\//g, "");
    assert.ok(!/^export (default|\*|\{[^}])/m.test(code), `${path} exports by more than a name`);
    assert.ok(!/^import "|\bimport\(|\bimport\.meta\b/m.test(code), `${path} imports by more than a name`);
    for (const [whole, names = "", from = ""] of code.matchAll(/^import ([^"]*?)\s*from "([^"]+)";$/gm)) {
      assert.match(names, /^\{[\s\w,]*\}$/, `${path}: ${whole}`);
      assert.doesNotMatch(names, /\bas\b/, `${path}: ${whole}`);
      assert.match(from, /^\.\.?\/[\w/-]+\.mjs$/, `${path}: ${whole}`);
    }
  }
});

test("nothing is there for tests alone: what is exported is used in the page", () => {
  const imported = new Set(
    MODULES.flatMap(({ path, source }) =>
      [...source.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)].flatMap(([, names = "", from = ""]) =>
        names.split(",").map((name) => `${posix.join(posix.dirname(path), from)} ${name.trim()}`),
      ),
    ),
  );
  for (const { path, source } of MODULES) {
    for (const [, name = ""] of source.matchAll(/^export (?:async )?(?:function\*?|class|const) (\w+)/gm)) {
      const within = source.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;
      assert.ok(imported.has(`${path} ${name}`) || within > 1, `${path} ${name}`);
    }
  }
});

test("no module is so long that nobody reads it", () => {
  for (const { path, source } of MODULES)
    if (!TABLES.includes(path)) assert.ok(source.split("\n").length - 1 <= LONGEST, path);
});

test("the state changes by moves alone", () => {
  for (const { path, source } of MODULES) assert.doesNotMatch(source, /\.change\(\s*\{/, path);
});

test("no module writes HTML or runs text", () => {
  for (const { path, source } of MODULES) {
    const [found] = /\b(innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|eval|new Function)\b/.exec(source) ?? [];
    assert.equal(found, undefined, path);
  }
});
