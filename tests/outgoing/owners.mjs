// What graphology, Cytoscape.js and Mermaid make of the files that are given: counts, as JSON.
// node owners.mjs FOLDER-WITH-node_modules ANSWER FILE…
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, answer, ...files] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
const { document, DOMParser, Document } = window;
Object.assign(globalThis, { window, document, DOMParser, Document });

const edges = (graph) => graph.mapEdges((id, fields) => [id, String(fields.label), fields.negated === true]);
const ofGraphology = (graph) => ({ nodes: graph.order, edges: edges(graph), at: graph.getNodeAttributes(graph.nodes()[0]) });
const readers = {
  gexf: (text) => ofGraphology(require("graphology-gexf").parse(require("graphology"), text)),
  graphml: (text) => ofGraphology(require("graphology-graphml").parse(require("graphology"), text)),
  cyjs: (text) => {
    const read = require("cytoscape")({ headless: true, elements: JSON.parse(text).elements });
    return {
      nodes: read.nodes().length,
      edges: read.edges().map((one) => [one.id(), one.data("label"), one.hasClass("negated")]),
      at: read.nodes()[0].position(),
    };
  },
  mmd: async (text) => {
    const { default: mermaid } = await import(pathToFileURL(require.resolve("mermaid")).href);
    mermaid.initialize({ startOnLoad: false, maxEdges: 100000, maxTextSize: 1e9 });
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return { nodes: db.getVertices().size, edges: db.getEdges().map((one) => ["", one.text, one.type.includes("cross")]), at: {} };
  },
};

const told = {};
for (const file of files) told[file] = await readers[file.split(".").pop()](readFileSync(file, "utf-8"));
writeFileSync(answer, JSON.stringify(told));
process.exit(0);
