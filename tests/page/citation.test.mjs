import assert from "node:assert/strict";
import { test } from "node:test";

import { citationLine, citationMark, citationsText, citationText, documentLine } from "../../graph/page/answers/citation.mjs";
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

test("who publishes their own text is named once", () => {
  const [document] = emptyView().documents;
  assert.ok(document);
  const own = { ...document, authors: ["The Press"], date: null };
  assert.equal(documentLine(WORDS_EN, emptyView(), own), "The Press, “The text doc-a”");
});

test("a relation is cited by its sentence and every place where it stands", () => {
  const view = emptyView();
  const claim = relation({ id: "r", source: "a", target: "b", sentence: "A supports B.", evidence: [PLACE, { ...PLACE, document: "lost", paragraph: null }] });
  assert.equal(
    citationText(WORDS_EN, view, claim),
    "Now, or whoever wins (fact, according to A. Author), in our words: A supports B. – " +
      "A. Author, “The text doc-a”, The Press, December 2025, ¶\u00a08; lost.",
  );
  assert.equal(
    citationText(WORDS_EN, view, { ...claim, evidence: [] }),
    "Now, or whoever wins (fact, according to A. Author), in our words: A supports B. – No citation is given.",
  );
  assert.equal(
    citationText(WORDS_EN, { ...view, scenarios: [] }, { ...claim, evidence: [{ ...PLACE, quote: "B has A." }] }),
    "In our words (fact, according to A. Author): A supports B. – " +
      "A. Author, “The text doc-a”, The Press, December 2025, ¶\u00a08: “B has A.”.",
  );
  assert.match(citationText(WORDS_EN, view, claim, "https://example.org/a#claim=r"), /; lost\. https:\/\/example\.org\/a#claim=r$/);
  assert.match(citationsText(WORDS_EN, view, "What is said", [claim], "https://example.org/a"), /; lost\.\nhttps:\/\/example\.org\/a$/);
  assert.match(citationsText(WORDS_EN, view, "What is said", [claim, claim]), /^What is said\n1\. Now, or whoever wins .*\n2\. Now, or whoever wins .*$/);
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
  assert.match(
    citationText(WORDS_EN, view, claim),
    /^If left-wins \(a denial, plan, possible, according to Ana Ríos, inferred\), in our words: A would not leave\. – /,
  );
  assert.match(
    citationText(WORDS_ES, view, claim),
    /^If left-wins \(una negación, plan, posible, según Ana Ríos de Puerto, inferido\), en nuestras palabras: A no se iría\. – /,
  );
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
