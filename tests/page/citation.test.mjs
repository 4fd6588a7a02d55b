import assert from "node:assert/strict";
import { test } from "node:test";

import { citationLine, citationText, documentLine } from "../../graph/page/answers/citation.mjs";
import { WORDS_EN } from "../../graph/page/words/en.mjs";
import { WORDS_ES } from "../../graph/page/words/es.mjs";
import { emptyView, relation } from "./synthetic.mjs";

const PLACE = { document: "doc-a", paragraph: 8, start: 2283, end: 2368, digest: null, quote: null, prefix: null, suffix: null };

test("a citation names author, title, publisher, date and place", () => {
  const view = emptyView();
  assert.equal(
    citationLine(WORDS_EN, view, PLACE),
    "A. Author, “The text doc-a”, The Press, December 2025, paragraph 8, characters 2283–2368",
  );
  assert.equal(
    citationLine(WORDS_ES, view, PLACE),
    "A. Author, «The text doc-a», The Press, diciembre de 2025, párrafo 8, caracteres 2283–2368",
  );
});

test("what a document does not say is left out", () => {
  const [document] = emptyView().documents;
  assert.ok(document);
  const bare = { ...document, authors: [], publisher: null, date: null };
  assert.equal(documentLine(WORDS_EN, bare), "“The text doc-a”");
  assert.equal(documentLine(WORDS_EN, { ...bare, authors: ["A", "B", "C"] }), "A, B and C, “The text doc-a”");
  assert.equal(documentLine(WORDS_ES, { ...bare, authors: ["A", "Inés"] }), "A e Inés, «The text doc-a»");
});

test("a relation is cited by its sentence and every place where it stands", () => {
  const view = emptyView();
  const claim = relation({ id: "r", source: "a", target: "b", statement: "A supports B.", evidence: [PLACE, { ...PLACE, document: "lost", paragraph: null }] });
  assert.equal(
    citationText(WORDS_EN, view, claim),
    "A supports B.\n" +
      "A. Author, “The text doc-a”, The Press, December 2025, paragraph 8, characters 2283–2368\n" +
      "lost, characters 2283–2368",
  );
  assert.equal(citationText(WORDS_EN, view, { ...claim, evidence: [] }), "A supports B.\nNo citation is given.");
});
