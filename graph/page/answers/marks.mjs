/** A document's own words, paragraph by paragraph: which of them are cited and by which claims, and what none cites. */

/** @import { Passage, RelationView, View } from "../data/types.mjs" */
/** @import { Sentence } from "../state/state.mjs" */

/** @typedef {{ start: number, end: number, relation: RelationView }} Cited words that a claim is cited from, half-open, in code points of the document */
/** @typedef {{ start: number, end: number, text: string, claims: RelationView[] }} Segment words that the same claims cite, or none */

/**
 * @typedef {object} Paragraph
 * @property {number} number
 * @property {number} start
 * @property {number} end
 * @property {boolean} heading
 * @property {RelationView[]} claims all that cite it, in the order of the text
 * @property {Segment[]} segments
 */

/** @typedef {{ folded: boolean, paragraphs: Paragraph[] }} Block paragraphs that are shown, or folded together */

/** A heading is no longer than this. */
const LONGEST_HEADING = 90;
/** What stands at the end of a sentence that goes on, or is over; a heading may ask or exclaim. */
const CLOSED = /[.…:;,]["'”’»)\]]*$/u;
/** So many paragraphs that none cites are folded: where the document begins or ends, and in its middle. */
const FOLDED = { edge: 2, middle: 4 };

/**
 * The paragraphs of a document, with what is cited from each.
 * @param {View} view
 * @param {Passage} passage
 * @returns {Paragraph[]}
 */
export function paragraphsOf(view, { document, paragraphs }) {
  const cited = citedIn(view, document);
  /** @type {Cited[]} */
  let open = [];
  let next = 0;
  return paragraphs.map(([number, start, text], at) => {
    const letters = [...text];
    const end = start + letters.length;
    open = open.filter((one) => one.end > start);
    for (let one = cited[next]; one && one.start < end; one = cited[++next]) open.push(one);
    const here = open.filter((one) => one.end > start);
    const claims = [...new Set(here.map(({ relation }) => relation))];
    return { number, start, end, heading: isHeading(text, paragraphs[at + 1]?.[2]), claims, segments: segmentsOf(letters, start, here) };
  });
}

/**
 * What the claims cite from a document, from its beginning on.
 * @param {View} view
 * @param {string} document
 * @returns {Cited[]}
 */
function citedIn({ relations }, document) {
  const cited = relations.flatMap((relation) =>
    relation.evidence.flatMap((one) => (one.document === document && one.start !== null && one.end !== null && one.start < one.end ? { start: one.start, end: one.end, relation } : [])),
  );
  return cited.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * A paragraph, cut wherever a citation begins or ends: the words of each piece are cited by the same claims.
 * @param {readonly string[]} letters its code points
 * @param {number} start of the first, in the document
 * @param {readonly Cited[]} cited
 * @returns {Segment[]}
 */
export function segmentsOf(letters, start, cited) {
  const end = start + letters.length;
  const within = cited.filter((one) => one.start < end && one.end > start);
  const edges = new Set([start, end]);
  for (const one of within) for (const edge of [one.start, one.end]) if (edge > start && edge < end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  /** @type {Segment[]} */
  const segments = [];
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[at + 1] ?? end;
    const claims = [...new Set(within.filter((one) => one.start <= from && one.end >= to).map(({ relation }) => relation))];
    const last = segments.at(-1);
    // Where one claim is cited twice, from words that meet, its words are one piece.
    const text = letters.slice(from - start, to - start).join("");
    if (last && sameClaims(last.claims, claims)) segments.splice(-1, 1, { ...last, end: to, text: last.text + text });
    else segments.push({ start: from, end: to, text, claims });
  }
  return segments;
}

/**
 * @param {readonly RelationView[]} some
 * @param {readonly RelationView[]} others
 */
function sameClaims(some, others) {
  return some.length === others.length && some.every((one) => others.includes(one));
}

/**
 * Whether a paragraph heads the one that comes after it: it is short, no sentence ends in it, and a longer one follows.
 * @param {string} text
 * @param {string} [next] the paragraph after it
 */
export function isHeading(text, next = "") {
  return text.length <= LONGEST_HEADING && text.length < next.length && !CLOSED.test(text.trimEnd());
}

/**
 * The paragraphs as they are shown: those in a row that none cites are folded, but a heading of one that is not.
 * @param {readonly Paragraph[]} paragraphs
 * @returns {Block[]}
 */
export function blocksOf(paragraphs) {
  /** @type {Block[]} */
  const blocks = [];
  for (let from = 0; from < paragraphs.length; ) {
    const uncited = (paragraphs[from]?.claims.length ?? 0) === 0;
    let to = from + 1;
    while (to < paragraphs.length && ((paragraphs[to]?.claims.length ?? 0) === 0) === uncited) to += 1;
    let last = to;
    if (uncited && to < paragraphs.length) while (last > from && paragraphs[last - 1]?.heading) last -= 1;
    const least = from === 0 || to === paragraphs.length ? FOLDED.edge : FOLDED.middle;
    if (!uncited || last - from < least) blocks.push({ folded: false, paragraphs: paragraphs.slice(from, to) });
    else {
      blocks.push({ folded: true, paragraphs: paragraphs.slice(from, last) });
      if (last < to) blocks.push({ folded: false, paragraphs: paragraphs.slice(last, to) });
    }
    from = to;
  }
  return blocks;
}

/**
 * The number of the paragraph that some words are the whole of.
 * @param {View} view
 * @param {Sentence} words
 * @returns {number | null} null: they are of none the whole
 */
export function paragraphNumber({ passages }, { document, start, end }) {
  const paragraphs = passages.find((one) => one.document === document)?.paragraphs ?? [];
  const found = paragraphs.find(([, from, text]) => from === start && from + [...text].length === end);
  return found ? found[0] : null;
}
