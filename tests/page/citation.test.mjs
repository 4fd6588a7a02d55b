import assert from "node:assert/strict";
import { test } from "node:test";

import { citationLine, citationMark, citationText, documentLine } from "../../graph/page/answers/citation.mjs";
import { WORDS_EN } from "../../graph/page/words/en.mjs";
import { WORDS_ES } from "../../graph/page/words/es.mjs";
import { citation, emptyView, entity, relation } from "./synthetic.mjs";

const PLACE = citation({ paragraph: 8, start: 2283, end: 2368 });

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
  assert.equal(documentLine(WORDS_EN, emptyView(), bare), "“The text doc-a”");
  assert.equal(documentLine(WORDS_EN, emptyView(), { ...bare, authors: ["A", "B", "C"] }), "A, B and C, “The text doc-a”");
  assert.equal(documentLine(WORDS_ES, emptyView(), { ...bare, authors: ["A", "Inés"] }), "A e Inés, «The text doc-a»");
});

test("a document that is by entities and names no authors is theirs", () => {
  const view = { ...emptyView(), entities: [entity({ id: "ana", name: "Ana Ríos" })] };
  const [document] = view.documents;
  assert.ok(document);
  const theirs = { ...document, authors: [], by: ["ana", "gone"], publisher: null, date: null };
  assert.equal(documentLine(WORDS_EN, view, theirs), "Ana Ríos and gone, “The text doc-a”");
});

test("a relation is cited by its sentence and every place where it stands", () => {
  const view = emptyView();
  const claim = relation({ id: "r", source: "a", target: "b", sentence: "A supports B.", evidence: [PLACE, { ...PLACE, document: "lost", paragraph: null }] });
  assert.equal(
    citationText(WORDS_EN, view, claim),
    "A supports B.\n" +
      "A. Author · Whoever wins · fact\n" +
      "A. Author, “The text doc-a”, The Press, December 2025, paragraph 8, characters 2283–2368\n" +
      "lost, characters 2283–2368",
  );
  assert.equal(citationText(WORDS_EN, view, { ...claim, evidence: [] }), "A supports B.\nA. Author · Whoever wins · fact\nNo citation is given.");
});

test("a claim is cited with its voice, its scenario and its sort, and with what makes it less than certain", () => {
  const view = emptyView();
  view.voices.push({ id: "rios", name: "Ana Ríos", names: { es: "Ana Ríos de Puerto" }, words: ["rios"] });
  const claim = relation({
    id: "r",
    source: "a",
    target: "b",
    sentence: "A would not leave.",
    sentences: { es: "A no se iría." },
    holder: "rios",
    scenario: "left-wins",
    modality: "plan",
    certainty: "possible",
    negated: true,
    basis: "inferred",
    evidence: [PLACE],
  });
  assert.deepEqual(citationText(WORDS_EN, view, claim).split("\n").slice(0, 2), ["A would not leave.", "Ana Ríos · If left-wins · plan · possible · denied · inferred by the annotator"]);
  assert.deepEqual(citationText(WORDS_ES, view, claim).split("\n").slice(0, 2), ["A no se iría.", "Ana Ríos de Puerto · If left-wins · plan · posible · se niega · inferido en la anotación"]);
});

test("where there is no place, the record or the address stands", () => {
  const view = emptyView();
  const nowhere = { start: null, end: null };
  assert.match(citationLine(WORDS_EN, view, citation({ ...nowhere, record: "12" })), /2025, record 12$/);
  assert.match(citationLine(WORDS_EN, view, citation({ ...nowhere, url: "https://example.org/a" })), /2025, https:\/\/example\.org\/a$/);
  assert.equal(citationMark(citation({ ...nowhere, paragraph: 3, record: "12" })), "doc-a ¶3 record 12");
  assert.equal(citationMark(citation({ ...nowhere, url: "https://example.org/a" })), "doc-a https://example.org/a");
  assert.equal(citationMark(PLACE), "doc-a ¶8 2283–2368");
});

test("a document goes by its title in the page's language, where it has one", () => {
  const [document] = emptyView().documents;
  assert.ok(document);
  assert.match(documentLine(WORDS_ES, emptyView(), { ...document, titles: { es: "El texto" } }), /«El texto»/);
});
