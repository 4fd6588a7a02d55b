import assert from "node:assert/strict";
import { test } from "node:test";

import { csvCell, csvOf, jsonOf, recordsOf } from "../../graph/page/answers/files.mjs";
import { svgOf, xmlText } from "../../graph/page/picture/svg.mjs";
import { Chance, citation, randomView, relation } from "./synthetic.mjs";

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
  assert.equal(csvCell("\t=1"), "'\t'=1");
  assert.equal(csvCell("a=1"), "a=1");
  for (const text of ["  =1", "\u00a0=1", "\u200b+1", "\ufeff@x", "\uff1d1", "\uff0b1", "\uff0d1", " \uff20x"]) assert.equal(csvCell(text), `'${text}`);
  assert.equal(csvCell("\n=1"), "\"'\n'=1\"");
  assert.deepEqual([-3, -0.5, 1e-7, 1e21, -0].map(csvCell), ["-3", "-0.5", "1e-07", "1000000000000000000000", "0"]);
});

test("nor where semicolons, tabs or ends of lines part cells", () => {
  assert.deepEqual(["x;=1", "x; +1", "x\t@a", "a;b", "a - b", "x;'=1"].map(csvCell), ["x;'=1", "x;' +1", "x\t'@a", "a;b", "a - b", "x;''=1"]);
  assert.equal(csvCell("x\r\n- 1"), "\"x\r\n'- 1\"");
  assert.equal(csvCell('x;"=1'), '"x;\'""=1"');
});

test("a CSV file reads back as the records", () => {
  const view = randomView(1, { relations: 40 });
  const [first] = view.relations;
  if (first) Object.assign(first, { sentence: 'She said "no",\r\nthen <b>ñ</b> 🙂', note: "=2" });
  const [header, ...rows] = readCsv(csvOf(view, view.relations));
  assert.deepEqual(header, view.columns);
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
  const named = [
    ...shown.flatMap(({ source, target, holder, fields }) => [source, target, fields["legal_basis"], holder]),
    ...view.scenarios.flatMap(({ counterparts }) => Object.values(counterparts)),
  ];
  assert.deepEqual(new Set(saved.entities.map((/** @type {{id: string}} */ { id }) => id)), new Set(named.filter((id) => id !== undefined && id !== "author")));
  assert.deepEqual(new Set(saved.voices.map((/** @type {{id: string}} */ { id }) => id)), new Set(shown.map(({ voice }) => voice)));
  for (const name of ["curve", "x", "size", "degree"]) assert.ok(!JSON.stringify(saved).includes(`"${name}":`), name);
  assert.deepEqual(saved.relations[0].evidence, shown[0]?.evidence);
});

test("a JSON file holds whatever it takes to read it back", () => {
  const view = randomView(1);
  const [one, two, three, four, five] = view.entities;
  assert.ok(one && two && three && four && five);
  const kind = view.entity_kinds.find((candidate) => candidate.kind === two.kind);
  assert.ok(kind);
  kind.fields = [{ name: "seat", label: "seat", labels: {}, reference: true, words: [] }];
  two.fields = { seat: three.id };
  for (const document of view.documents) Object.assign(document, { by: [one.id], disclaimer: { words: "No.", wordings: {}, by: two.id, evidence: [] } });
  for (const scenario of view.scenarios) Object.assign(scenario, { condition: { event: four.id }, counterparts: { winner: five.id } });
  view.kinds = { relations: [{ kind: "dredging" }] };
  const saved = JSON.parse(jsonOf(view, []));
  assert.deepEqual(saved.kinds, view.kinds);
  const ids = saved.entities.map((/** @type {{id: string}} */ { id }) => id);
  for (const entity of [one, two, three, four, five]) assert.ok(ids.includes(entity.id), entity.id);
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

test("a record says the claim's label, voice, places and own fields", () => {
  const view = randomView(1);
  view.voices.push({ id: "e-1", name: "One", names: {}, words: ["e-1"] });
  const cited = [citation({ paragraph: 8, start: 3, end: 9 }), citation({ document: "doc-b", start: null, end: null, record: "12" }), citation({ paragraph: 8 })];
  const fields = { role: "lead", number: 10, armed: false, legal_basis: null };
  const [record, bare] = recordsOf(view, [
    relation({ id: "r", kind: "deployment", source: "e-1", target: "e-2", negated: true, holder: "e-1", fields, evidence: cited, composed: false, sentence: "No." }),
    relation({ id: "s", source: "e-1", target: "e-2" }),
  ]);
  assert.ok(record && bare);
  assert.deepEqual(Object.keys(record), view.columns);
  assert.deepEqual(
    [record.label, record.statement, record.sentence, record.voice, record.voice_name, record.documents, record.paragraphs],
    ["no deployment of", "No.", "No.", "e-1", "One", "doc-a; doc-b", "8"],
  );
  assert.equal(record.citations, "doc-a ¶8 3–9; doc-b record 12; doc-a ¶8 0–9");
  assert.equal(record.own, '{"armed": false, "number": 10, "role": "lead"}');
  assert.deepEqual([record.role, record.number, record.armed, record.legal_basis, record.aspect], ["lead", 10, false, null, null]);
  assert.deepEqual([bare.label, bare.statement, bare.documents, bare.paragraphs, bare.citations, bare.own, bare.role], ["support of", null, null, null, null, null, null]);
});

test("numbers are written as Python writes them", () => {
  const view = randomView(1);
  /** @param {number} number */
  const written = (number) => recordsOf(view, [relation({ id: "r", kind: "deployment", source: "e-1", target: "e-2", fields: { number } })])[0]?.own;
  assert.deepEqual([10, 2.5, -0.25, 1e21, 0.00001, 1.5e-12].map(written), ["10", "2.5", "-0.25", "1000000000000000000000", "1e-05", "1.5e-12"].map((text) => `{"number": ${text}}`));
});
