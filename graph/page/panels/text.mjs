/** The documents' own words, on a private page: those that claims are cited from are marked, and lead to them. */

/** @import { Paragraph, Segment } from "../answers/marks.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { Passage, RelationView } from "../data/types.mjs" */
/** @import { Sentence } from "../state/state.mjs" */

import { placesCitedFrom } from "../answers/citation.mjs";
import { blocksOf, paragraphNumber, paragraphsOf } from "../answers/marks.mjs";
import { el, fill } from "../base/dom.mjs";
import { fold } from "../base/fold.mjs";
import { registerPanel } from "../context/registry.mjs";
import { claimCard } from "../parts/cards.mjs";
import { Reader } from "../parts/reader.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { pressWords, readWords, sameSentence, selectRelation, toggleSentence } from "../state/moves.mjs";

/** @typedef {{ words: Sentence, node: HTMLElement, claims: RelationView[], whole: boolean }} Marked words that are cited; whole: all of a paragraph */
/** @typedef {{ words: Sentence, node: HTMLElement, claims: RelationView[], count: HTMLElement | null }} Row a paragraph */
/** @typedef {{ marks: Marked[], rows: Row[] }} Found what a document's element has in it */

registerPanel({
  id: "text",
  mode: "read",
  order: 60,
  label: "text.tab",
  applies: (view) => view.passages.length > 0,
  state: {
    sentence: {
      order: 60,
      start: null,
      spell: (sentence) => (sentence ? [["sentence", `${sentence.document} ${sentence.start} ${sentence.end}`]] : []),
      read: readSentence,
    },
  },
  build,
  words: {
    en: {
      "text.tab": "Text",
      "text.claims": "Claims that cite these words",
      "text.uncited": "No claim cites these words.",
      "text.none": "none",
      "text.count": { one: "{count} claim in ¶ {number}", other: "{count} claims in ¶ {number}" },
      "text.folded": { one: "{count} paragraph that nothing is cited from", other: "{count} paragraphs that nothing is cited from" },
      "text.missing": "The words of these documents are not in this page:",
    },
    es: {
      "text.tab": "Texto",
      "text.claims": "Afirmaciones que citan estas palabras",
      "text.uncited": "Ninguna afirmación cita estas palabras.",
      "text.none": "ninguna",
      "text.count": { one: "{count} afirmación en ¶ {number}", other: "{count} afirmaciones en ¶ {number}" },
      "text.folded": { one: "{count} párrafo del que no se cita nada", other: "{count} párrafos de los que no se cita nada" },
      "text.missing": "Las palabras de estos documentos no están en esta página:",
    },
  },
});

/**
 * @param {URLSearchParams} spelled
 * @returns {Sentence | null}
 */
function readSentence(spelled) {
  const [, document = "", start = "", end = ""] = /^(\S+) (\d+) (\d+)$/.exec(spelled.get("sentence") ?? "") ?? [];
  return document ? { document, start: Number(start), end: Number(end) } : null;
}

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  /** @type {Found} */
  const found = { marks: [], rows: [] };
  const claims = el("div", { class: "text-claims", role: "region", "aria-label": context.say("text.claims"), hidden: true });
  const node = el("div", { class: "text" }, missing(context), context.view.passages.map((passage) => passageNode(context, passage, found)), claims);
  /** Whether what is read becomes another because the reader has scrolled. */
  let following = false;
  const reader = new Reader(() => {
    const come = comeTo(context, found, reader);
    if (!come) return;
    following = true;
    context.store.change(come, { quietly: true });
    following = false;
  });
  /** @type {{ relation: string | null, sentence: Sentence | null }} */
  let last = { relation: null, sentence: null };
  return {
    node,
    update() {
      const { relation, sentence } = context.state;
      markNow(context, found);
      listClaims(context, claims);
      reader.follow(node.closest("[role=tabpanel]"));
      if (!following) {
        reader.leave();
        const other = relation !== last.relation || (sentence ? !sameSentence(last.sentence, sentence) : false);
        if (other) reader.bring(placeOf(context, found), claims);
      }
      last = { relation, sentence };
    },
  };
}

/**
 * What the reader has come to in scrolling: the cited paragraph that is nearest the line that is read. As long as the words
 * are in sight that were pressed, they stay.
 * @param {Context} context
 * @param {Found} found
 * @param {Reader} reader
 * @returns {import("../state/state.mjs").Changes | null} null: nothing else is read than was
 */
function comeTo(context, found, reader) {
  const { relation, sentence } = context.state;
  const pressed = found.marks.filter((one) => isNow(context, one));
  if (pressed.some((one) => reader.sees(one.node))) return null;
  const { line } = reader;
  const cited = found.rows.filter((row) => row.claims.length > 0 && row.node.getClientRects().length > 0);
  const row = cited.find(({ node }) => node.getBoundingClientRect().bottom > line) ?? cited.at(-1);
  if (!row) return null;
  const kept = row.claims.find(({ id }) => id === relation)?.id ?? null;
  return sameSentence(sentence, row.words) && kept === relation ? null : readWords(row.words, kept);
}

/**
 * Whether the words are those of the claim that is selected, or were pressed for all their claims.
 * @param {Context} context
 * @param {Marked} mark
 */
function isNow({ state: { relation, sentence } }, { claims, words, whole }) {
  return relation === null ? !whole && sameSentence(sentence, words) : claims.some(({ id }) => id === relation);
}

/**
 * @param {Context} context
 * @param {Found} found
 */
function markNow(context, { marks, rows }) {
  const { relation, sentence } = context.state;
  const claim = relation === null ? undefined : context.relation(relation);
  // The grey of what hangs on no scenario is too light for words on it.
  const colour = !claim ? "ink" : claim.scenario === null ? "soft" : scenarioColour(context.scenarioPlace(claim.scenario));
  for (const mark of marks) {
    const now = isNow(context, mark);
    mark.node.classList.toggle("now", now);
    mark.node.style.setProperty("--now", `var(--${colour})`);
    if (mark.node.hasAttribute("role")) mark.node.setAttribute("aria-pressed", String(now));
  }
  for (const { node, count, words } of rows) {
    node.classList.toggle("read", sentence !== null && sentence.document === words.document && sentence.start >= words.start && sentence.end <= words.end);
    count?.setAttribute("aria-pressed", String(sameSentence(sentence, words)));
  }
}

/**
 * Where the words are that are read: of the claim that is selected, as far as it can be where else is read.
 * @param {Context} context
 * @param {Found} found
 * @returns {HTMLElement | undefined}
 */
function placeOf(context, { marks, rows }) {
  const { sentence } = context.state;
  /** @param {{ words: Sentence }} one */
  const within = ({ words }) => sentence !== null && words.document === sentence.document && words.start < sentence.end && words.end > sentence.start;
  const now = marks.filter((mark) => isNow(context, mark));
  return (now.find(within) ?? now[0] ?? rows.find(within))?.node;
}

/**
 * The claims that cite the words that were pressed. The claim that is selected is under the picture too, but on a phone,
 * where that is out of sight.
 * @param {Context} context
 * @param {HTMLElement} node
 */
function listClaims(context, node) {
  const { relation, sentence } = context.state;
  const claim = relation === null ? undefined : context.relation(relation);
  const pressed = sentence !== null && paragraphNumber(context.view, sentence) === null ? sentence : null;
  const shown = pressed ? placesCitedFrom(context.view, pressed).flatMap((place) => context.view.relations[place] ?? []) : claim ? [claim] : [];
  node.hidden = !pressed && !claim;
  node.classList.toggle("one", !pressed);
  const leave = pressed ? readWords(null, null) : selectRelation(context.state, null);
  fill(
    node,
    el(
      "div",
      { class: "row spread" },
      el("h2", { class: "small" }, shown.length ? context.say("count.claims", { count: shown.length }) : context.say("text.uncited")),
      el("button", { type: "button", class: "quiet", "aria-label": context.say("action.close"), onclick: () => context.store.change(leave) }, "×"),
    ),
    el("ul", { class: "plain" }, shown.map((one) => el("li", {}, claimCard(context, one)))),
  );
}

/**
 * Which documents' words are not there.
 * @param {Context} context
 */
function missing(context) {
  const absent = context.view.documents.filter(({ id }) => !context.view.passages.some(({ document }) => document === id));
  if (absent.length === 0) return null;
  return el("div", { class: "note" }, el("p", {}, context.say("text.missing")), el("ul", {}, absent.map(({ id }) => el("li", { dir: "auto" }, context.document(id)))));
}

/**
 * @param {Context} context
 * @param {Passage} passage
 * @param {Found} found filled with its marks and its paragraphs
 */
function passageNode(context, passage, found) {
  const document = context.view.documents.find((one) => one.id === passage.document);
  /** @param {Paragraph} paragraph */
  const row = (paragraph) => rowNode(context, passage.document, paragraph, found, titled && paragraph.start === first);
  // A text that begins with its title needs no other.
  const [[, first = -1, beginning = ""] = []] = passage.paragraphs;
  const titled = document !== undefined && fold(beginning.trim()) === fold(document.title);
  return el(
    "article",
    {},
    titled ? null : el("h2", { dir: "auto" }, context.document(passage.document)),
    blocksOf(paragraphsOf(context.view, passage)).map(({ folded, paragraphs }) => {
      const rows = el("div", { lang: document?.language }, paragraphs.map(row));
      return folded ? el("details", {}, el("summary", {}, context.say("text.folded", { count: paragraphs.length })), rows) : rows;
    }),
  );
}

/**
 * A paragraph: its number, its words, and how many claims cite it.
 * @param {Context} context
 * @param {string} document
 * @param {Paragraph} paragraph
 * @param {Found} found
 * @param {boolean} title whether it is the title of the document
 */
function rowNode(context, document, { number, start, end, heading, claims, segments }, found, title) {
  const words = { document, start, end };
  const count = claims.length
    ? el(
        "button",
        {
          type: "button",
          class: "cites",
          lang: context.language,
          "aria-label": context.say("text.count", { count: claims.length, number: String(number) }),
          onclick: () => context.store.change(toggleSentence(context.state, words)),
        },
        context.say("count.claims", { count: claims.length }),
      )
    : null;
  const bare = (heading || title) && claims.length === 0;
  const node = el(
    "div",
    { class: heading ? "paragraph head" : "paragraph" },
    bare ? null : el("span", { class: "number" }, `¶\u00a0${number}`),
    el(title ? "h2" : heading ? "h3" : "p", { dir: "auto" }, segments.map((segment) => segmentNode(context, words, segment, found))),
    bare ? null : (count ?? el("span", { class: "cites", lang: context.language }, context.say("text.none"))),
  );
  found.rows.push({ words, node, claims, count });
  return node;
}

/**
 * Words that are cited, as what leads to their claims. A button element would begin a new line, so it only plays one; what
 * two citations share may be no word at all, but a space: that leads nowhere.
 * @param {Context} context
 * @param {Sentence} paragraph
 * @param {Segment} segment
 * @param {Found} found
 */
function segmentNode(context, paragraph, { start, end, text, claims }, found) {
  if (claims.length === 0) return text;
  const words = { ...paragraph, start, end };
  const press = () => context.store.change(pressWords(context.state, words, paragraph, claims.map(({ id }) => id)));
  const leads = /[\p{L}\p{N}]/u.test(text);
  const attributes = {
    role: "button",
    tabindex: 0,
    onclick: press,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    },
  };
  const node = el("span", { class: "mark", ...(leads ? attributes : {}) }, text);
  const [own = "always", second] = new Set(claims.map(({ scenario }) => scenarioColour(context.scenarioPlace(scenario))));
  node.style.setProperty("--own", `var(--${own})`);
  node.style.setProperty("--tint", `var(--tint-${own})`);
  // Of words that stand for two scenarios both are shown, of more the first two.
  if (second) {
    node.classList.add("both");
    node.style.setProperty("--second", `var(--${second})`);
    node.style.setProperty("--second-tint", `var(--tint-${second})`);
  }
  found.marks.push({ words, node, claims, whole: sameSentence(words, paragraph) });
  return node;
}
