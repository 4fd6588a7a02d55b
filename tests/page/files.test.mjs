import assert from "node:assert/strict";
import { test } from "node:test";

import { columnsOf, csvCell, csvOf, jsonOf, recordsOf } from "../../graph/page/answers/files.mjs";
import { svgOf, xmlText } from "../../graph/page/picture/svg.mjs";
import { Chance, randomView, relation } from "./synthetic.mjs";

/**
 * A plain reader of CSV (RFC 4180).
 * @param {string} text
 */
function readCsv(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    assert.ok(match, "no CSV");
    row.push((match[1] ?? "").replace(/^"|"$/g, "").replaceAll('""', '"'));
    if (match[2] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test("a cell is quoted where it must be", () => {
  assert.deepEqual(["a", 'a"b', "a,b", "a\nb", "", "ñ"].map(csvCell), ["a", '"a""b"', '"a,b"', '"a\nb"', "", "ñ"]);
  assert.deepEqual([null, undefined, true, false, -3, 0].map(csvCell), ["", "", "true", "false", "-3", "0"]);
});

test("no text can be run as a formula", () => {
  assert.deepEqual(["=1+1", "+1", "-1", "@SUM(A1)"].map(csvCell), ["'=1+1", "'+1", "'-1", "'@SUM(A1)"]);
  assert.equal(csvCell('=HYPERLINK("x","y")'), '"\'=HYPERLINK(""x"",""y"")"');
  assert.equal(csvCell("\t=1"), "'\t=1");
  assert.equal(csvCell("a=1"), "a=1");
});

test("a CSV file reads back as the records", () => {
  const view = randomView(1, { relations: 40 });
  const [first] = view.relations;
  if (first) Object.assign(first, { statement: 'She said "no",\r\nthen <b>ñ</b> 🙂', note: "=2" });
  const [header, ...rows] = readCsv(csvOf(view, view.relations));
  assert.deepEqual(header, columnsOf(view, view.relations));
  assert.ok(header?.includes("legal_basis") && header.includes("source_name"));
  for (const [place, record] of recordsOf(view, view.relations).entries()) {
    /** @type {string[] | undefined} */
    const written = header?.map((name) => (record[name] === null ? "" : String(record[name])).replace(/^=/, "'="));
    assert.deepEqual(rows[place], written);
  }
  assert.equal(rows.length, 40);
});

test("without relations a CSV file has its header", () => {
  const view = randomView(1);
  assert.equal(readCsv(csvOf(view, [])).length, 1);
});

test("a JSON file holds the relations shown, their entities and nothing of the picture", () => {
  const view = randomView(1);
  const shown = view.relations.slice(0, 3);
  const saved = JSON.parse(jsonOf(view, shown));
  assert.deepEqual(saved.relations.map((/** @type {{id: string}} */ { id }) => id), shown.map(({ id }) => id));
  const ends = new Set(shown.flatMap(({ source, target }) => [source, target]));
  assert.deepEqual(new Set(saved.entities.map((/** @type {{id: string}} */ { id }) => id)), ends);
  for (const name of ["curve", "x", "size", "degree"]) assert.ok(!JSON.stringify(saved).includes(`"${name}":`), name);
  assert.deepEqual(saved.relations[0].evidence, shown[0]?.evidence);
});

test("a text is only text in an XML file", () => {
  assert.equal(xmlText("</text><script>\"'&"), "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;");
  assert.equal(xmlText("a\0b\u0008\ufffe\ud800c\n\t\u{1f642}"), "a\ufffdb\ufffd\ufffd\ufffdc\n\t\u{1f642}");
});

const SIZE = { x: -10, y: -20, width: 100, height: 50.126 };

test("a picture is written with its palette, in the order of drawing", () => {
  const svg = svgOf(
    [
      { shape: "path", points: [[0, 0], [5, 5, 10, 0]], stroke: "line", width: 2, dash: [4, 2] },
      { shape: "path", points: [[0, 0], [1, 0], [1, 1]], closed: true, fill: "ink" },
      { shape: "circle", x: 1.23456, y: -0.001, radius: 3, fill: "#ff0000", title: "A & B" },
      { shape: "text", x: 0, y: 0, text: "<Ñuñoa>", size: 12, fill: "ink", halo: "paper", anchor: "middle" },
    ],
    SIZE,
    { line: "#123456", ink: "#000", paper: "#fff" },
    { title: "T<i>tle", background: "paper" },
  );
  const lines = svg.split("\n");
  assert.equal(lines[0], '<?xml version="1.0" encoding="UTF-8"?>');
  assert.match(svg, /viewBox="-10 -20 100 50.13"/);
  assert.match(svg, /<title>T&lt;i&gt;tle<\/title>/);
  assert.match(svg, /<rect x="-10" y="-20" width="100" height="50.13" fill="#fff"\/>/);
  assert.match(svg, /<path d="M0 0Q5 5 10 0" fill="none" stroke="#123456" stroke-width="2" stroke-dasharray="4 2"><\/path>/);
  assert.match(svg, /<path d="M0 0L1 0L1 1Z" fill="#000"><\/path>/);
  assert.match(svg, /<circle cx="1.23" cy="0" r="3" fill="#ff0000"><title>A &amp; B<\/title><\/circle>/);
  assert.match(svg, /stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">&lt;Ñuñoa&gt;<\/text>/);
  assert.ok(svg.indexOf("<circle") < svg.indexOf("<text"));
});

test("whatever stands in a text, the picture stays one", () => {
  const chance = new Chance(8);
  for (let run = 0; run < 300; run += 1) {
    const text = Array.from({ length: 12 }, () => String.fromCharCode(chance.pick([0, 10, 34, 38, 39, 60, 62, 93, 0x202e, 0xd83d, 0xfffe, 97]))).join("");
    const svg = svgOf(
      [
        { shape: "circle", x: Number.NaN, y: Number.POSITIVE_INFINITY, radius: 1, fill: text, title: text },
        { shape: "text", x: 0, y: 0, text, size: 1, fill: "constructor" },
      ],
      SIZE,
      {},
      { title: text, font: text, background: text },
    );
    const bare = svg.replace(/<\/?(svg|title|rect|circle|text)( [\w:-]+="[^"<]*")*\/?>|<\?xml [^>]*\?>/g, "");
    assert.doesNotMatch(bare, /[<>]|&(?!(amp|lt|gt|quot|#39);)/);
    assert.doesNotMatch(svg, /NaN|Infinity|[^\P{C}\n\u202e]/u);
  }
});

test("a relation's own field never hides what every relation has", () => {
  const view = randomView(1);
  const [record] = recordsOf(view, [relation({ id: "r", source: "e-1", target: "e-2", fields: { id: "other" } })]);
  assert.equal(record?.id, "r");
});
