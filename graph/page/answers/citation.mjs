/** Where a claim stands in its document, in the words that a reader would cite it by. */

/** @import { Citation, RelationView, SourceDocument, View, Words } from "../data/types.mjs" */
/** @import { Sentence } from "../state/state.mjs" */

import { unconditional } from "./scenarios.mjs";
import { voiceInSentence } from "./voices.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { formatDate } from "./date-words.mjs";
import { dataLabel, format, inLanguage, isolated, languageOf } from "../words/language.mjs";

/**
 * A document as it is cited: its authors, title, publisher and date.
 * @param {Words} words
 * @param {View} view whose entities a document may be by
 * @param {SourceDocument} document
 * @returns {string}
 */
export function documentLine(words, view, document) {
  const { entities } = lookupsOf(view);
  const language = languageOf(words);
  const by = document.by.map((id) => {
    const entity = entities.get(id);
    return entity ? (entity.names[language] ?? entity.name) : id;
  });
  // The names as the document has them, if it has; or else those of the entities that it is by.
  const signed = document.authors.length > 0 ? document.authors : by;
  const authors = signed.length > 0 ? joinNames(words, signed) : null;
  return [
    authors,
    format(words, "citation.title", { title: inLanguage(document.title, document.titles, language) }),
    // Who speaks for itself is named once.
    document.publisher === null || signed.includes(document.publisher) ? null : isolated(document.publisher),
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
  return new Intl.ListFormat(format(words, "locale"), { type: "conjunction" }).format(names.map(isolated));
}

/**
 * Where in its document a citation points: "paragraph 8, characters 2283–2368".
 * @param {Words} words
 * @param {Citation} citation
 * @returns {string[]}
 */
function placeWords(words, { paragraph, start, end, record, url }) {
  const places = [];
  if (paragraph !== null) places.push(format(words, "citation.paragraph", { number: String(paragraph) }));
  // Character positions are looked up, not read: no separators of thousands.
  if (start !== null && end !== null) places.push(format(words, "citation.characters", { start: String(start), end: String(end) }));
  else if (record !== null) places.push(format(words, "citation.record", { record }));
  if (url !== null) places.push(url);
  return places;
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
  const named = document ? documentLine(words, view, document) : citation.document;
  return [named, ...placeWords(words, citation)].join(", ");
}

/**
 * How a claim stands, and whose it is: what must not be lost when it is cited.
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 */
function standingLine(words, view, { voice, modality, certainty, negated, basis }) {
  return [
    negated ? format(words, "negated.true") : null,
    format(words, `modality.${modality}`),
    certainty === "certain" ? null : format(words, `certainty.${certainty}`),
    format(words, "holder.heldBy", { holder: voiceInSentence(words, view, voice) }),
    basis === "inferred" ? format(words, "basis.inferred") : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/**
 * A place in a document as it is cited in running text: "A. Author, “The text”, The Press, 2025, ¶ 8", with the
 * document's own words where the page has them.
 * @param {Words} words
 * @param {View} view
 * @param {Citation} citation
 */
function placeLine(words, view, citation) {
  const document = view.documents.find((one) => one.id === citation.document);
  const { paragraph, record, url } = citation;
  const place = paragraph !== null ? `¶\u00a0${paragraph}` : record !== null ? format(words, "citation.record", { record }) : url;
  const line = [document ? documentLine(words, view, document) : citation.document, place].filter((part) => part !== null).join(", ");
  const quote = quoteOf(view, citation);
  return quote === null ? line : `${line}: ${format(words, "citation.title", { title: quote })}`;
}

/**
 * The words that a citation points at, where the data or a private page have them.
 * @param {View} view
 * @param {Citation} citation
 * @returns {string | null}
 */
function quoteOf({ passages }, { document, start, end, quote }) {
  if (quote !== null) return quote;
  if (start === null || end === null) return null;
  const passage = passages.find((one) => one.document === document);
  const pieces = (passage?.paragraphs ?? []).flatMap(([, from, text]) => {
    const letters = [...text];
    return from < end && from + letters.length > start ? [letters.slice(Math.max(0, start - from), end - from).join("")] : [];
  });
  return pieces.length ? pieces.join(" ") : null;
}

/**
 * A claim as a finished citation, in one line: "If Ana wins (plan, according to Ana Ríos), in our words: … – A. Author,
 * “The text”, The Press, 2025, ¶ 8."
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 * @param {string | null} [link] where the page shows it
 * @returns {string}
 */
export function citationText(words, view, relation, link = null) {
  const { scenario, evidence } = relation;
  const world = view.scenarios.find(({ id }) => id === scenario);
  const placed = world ? (dataLabel(world.labels, languageOf(words)) ?? world.label) : view.scenarios.length ? unconditional(words, view, relation) : null;
  const standing = standingLine(words, view, relation);
  const sentence = inLanguage(relation.sentence, relation.sentences, languageOf(words));
  const said = placed === null ? format(words, "citation.claim", { standing, sentence }) : format(words, "citation.claimIn", { placed, standing, sentence });
  const places = evidence.length > 0 ? [...new Set(evidence.map((citation) => placeLine(words, view, citation)))].join("; ") : format(words, "citation.none").replace(/\.$/, "");
  return `${said} – ${places}.${link === null ? "" : ` ${link}`}`;
}

/**
 * Several claims cited under a title: an answer, or a comparison.
 * @param {Words} words
 * @param {View} view
 * @param {string} title
 * @param {readonly RelationView[]} relations
 * @param {string | null} [link] where the page shows them
 * @returns {string}
 */
export function citationsText(words, view, title, relations, link = null) {
  return [title, ...relations.map((relation, at) => `${at + 1}. ${citationText(words, view, relation)}`), ...(link === null ? [] : [link])].join("\n");
}

/**
 * A citation as Python prints it.
 * @param {Citation} citation
 * @returns {string}
 */
export function citationMark({ document, paragraph, start, end, record, url }) {
  const place = start !== null || end !== null ? `${start}–${end}` : record !== null ? `record ${record}` : url;
  return [document, paragraph === null ? null : `¶${paragraph}`, place].filter((part) => part !== null).join(" ");
}

/**
 * Whether a claim is cited from words of a document.
 * @param {RelationView} relation
 * @param {Sentence} sentence
 */
export function citedFrom({ evidence }, { document, start, end }) {
  return evidence.some((one) => one.document === document && one.start !== null && one.end !== null && one.start < end && one.end > start);
}

/**
 * The claims that are cited from words of a document, by their places in the view.
 * @param {View} view
 * @param {Sentence} sentence
 * @returns {number[]}
 */
export function placesCitedFrom({ relations }, sentence) {
  return [...relations.entries()].flatMap(([place, relation]) => (citedFrom(relation, sentence) ? place : []));
}
