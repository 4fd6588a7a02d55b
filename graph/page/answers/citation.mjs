/** Where a claim stands in its document, in the words that a reader would cite it by. */

/** @import { Citation, RelationView, SourceDocument, View, Words } from "../data/types.mjs" */
/** @import { Sentence } from "../state/state.mjs" */

import { format, formatDate } from "../words/language.mjs";

/**
 * A document as it is cited: its authors, title, publisher and date.
 * @param {Words} words
 * @param {SourceDocument} document
 * @returns {string}
 */
export function documentLine(words, document) {
  const authors = document.authors.length > 0 ? joinNames(words, document.authors) : null;
  return [
    authors,
    format(words, "citation.title", { title: document.title }),
    document.publisher,
    document.date === null ? null : formatDate(words, document.date),
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/**
 * Names as a list in prose: "A, B and C".
 * @param {Words} words
 * @param {readonly string[]} names
 * @returns {string}
 */
function joinNames(words, names) {
  return new Intl.ListFormat(format(words, "locale"), { type: "conjunction" }).format(names);
}

/**
 * Where in its document a citation points: "paragraph 8, characters 2283–2368".
 * @param {Words} words
 * @param {Citation} citation
 * @returns {string}
 */
function placeLine(words, citation) {
  // Character positions are looked up, not read: no separators of thousands.
  const characters = format(words, "citation.characters", {
    start: String(citation.start),
    end: String(citation.end),
  });
  if (citation.paragraph === null) return characters;
  return `${format(words, "citation.paragraph", { number: String(citation.paragraph) })}, ${characters}`;
}

/**
 * A citation as one line: document and place.
 * @param {Words} words
 * @param {View} view
 * @param {Citation} citation
 * @returns {string}
 */
export function citationLine(words, view, citation) {
  const document = view.documents.find((one) => one.id === citation.document);
  const named = document ? documentLine(words, document) : citation.document;
  return `${named}, ${placeLine(words, citation)}`;
}

/**
 * A relation to be cited, as plain text: its statement, then a line for each place where it stands.
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 * @returns {string}
 */
export function citationText(words, view, relation) {
  const places = relation.evidence.map((citation) => citationLine(words, view, citation));
  return [relation.statement, ...(places.length > 0 ? places : [format(words, "citation.none")])].join("\n");
}

/**
 * Whether a claim is cited from a sentence.
 * @param {RelationView} relation
 * @param {Sentence} sentence
 */
export function citedFrom({ evidence }, { document, start, end }) {
  return evidence.some((citation) => citation.document === document && citation.start < end && citation.end > start);
}
