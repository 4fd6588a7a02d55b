/** Where a claim stands in its document, in the words that a reader would cite it by. */

/** @import { Citation, RelationView, SourceDocument, View, Words } from "../data/types.mjs" */
/** @import { Sentence } from "../state/state.mjs" */

import { alwaysOf } from "./scenarios.mjs";
import { voiceName } from "./voices.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { dataLabel, format, formatDate, inLanguage, isolated, languageOf } from "../words/language.mjs";

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
    document.publisher === null ? null : isolated(document.publisher),
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
 * Whose claim it is, where it is placed, and what sort it is: what must not be lost when it is cited.
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 * @returns {string}
 */
function claimLine(words, view, { voice, scenario, modality, certainty, negated, basis }) {
  const world = view.scenarios.find(({ id }) => id === scenario);
  const placed = world ? (dataLabel(world.labels, languageOf(words)) ?? world.label) : view.scenarios.length ? alwaysOf(words, view) : null;
  return [
    voiceName(words, view, voice),
    placed,
    format(words, `modality.${modality}`),
    certainty === "certain" ? null : format(words, `certainty.${certainty}`),
    negated ? format(words, "negated.true") : null,
    basis === "inferred" ? format(words, "basis.inferred") : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/**
 * A relation to be cited, as plain text: its sentence, whose claim it is and of what sort, then a line for each place
 * where it stands.
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 * @returns {string}
 */
export function citationText(words, view, relation) {
  const places = relation.evidence.map((citation) => citationLine(words, view, citation));
  const sentence = inLanguage(relation.sentence, relation.sentences, languageOf(words));
  return [sentence, claimLine(words, view, relation), ...(places.length > 0 ? places : [format(words, "citation.none")])].join("\n");
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
 * Whether a claim is cited from a sentence.
 * @param {RelationView} relation
 * @param {Sentence} sentence
 */
export function citedFrom({ evidence }, { document, start, end }) {
  return evidence.some((one) => one.document === document && one.start !== null && one.end !== null && one.start < end && one.end > start);
}
