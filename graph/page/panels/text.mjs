/** The documents' own words, on a private page: each sentence with the claims that cite it. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { Passage, RelationView } from "../data/types.mjs" */
/** @import { Sentence } from "../state/state.mjs" */

import { citedFrom } from "../answers/citation.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { claimCard } from "../parts/cards.mjs";
import { sameSentence, toggleSentence } from "../state/moves.mjs";

/** @typedef {{ sentence: Sentence, node: HTMLElement, claims: RelationView[] }} Marked */

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
      "text.claims": "Claims that cite this sentence",
      "text.uncited": "No claim cites this sentence.",
    },
    es: {
      "text.tab": "Texto",
      "text.claims": "Afirmaciones que citan esta frase",
      "text.uncited": "Ninguna afirmación cita esta frase.",
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
  /** @type {Marked[]} */
  const marked = [];
  /** @param {Marked} one */
  const open = ({ sentence }) => context.store.change(toggleSentence(context.state, sentence));
  const articles = el(
    "div",
    { class: "articles" },
    context.view.passages.map((passage) => passageNode(context, passage, marked, open)),
  );
  const claims = el("div", { class: "text-claims", role: "region", "aria-label": context.say("text.claims"), hidden: true });
  const node = el("div", { class: "text" }, articles, claims);
  /** @type {string | null} */
  let last = null;
  return {
    node,
    update() {
      const { relation, sentence } = context.state;
      const claim = relation === null ? undefined : context.relation(relation);
      const current = sentence ? marked.find((one) => sameSentence(one.sentence, sentence)) : undefined;
      for (const one of marked) {
        if (one.claims.length) one.node.setAttribute("aria-pressed", String(one === current));
        one.node.classList.toggle("cited-now", one === current || Boolean(claim && one.claims.includes(claim)));
      }
      if (relation !== last && claim) {
        const target = current?.claims.includes(claim) ? current : marked.find((one) => one.claims.includes(claim));
        target?.node.scrollIntoView({ block: "center" });
      }
      last = relation;
      const shown = current?.claims ?? (claim ? [claim] : []);
      claims.hidden = !current && !claim;
      fill(
        claims,
        el("h3", {}, shown.length ? context.say("count.relations", { count: shown.length }) : context.say("text.uncited")),
        el("ul", { class: "plain" }, shown.map((one) => el("li", {}, claimCard(context, one)))),
      );
    },
  };
}

/**
 * A sentence in the run of its paragraph. A button element would begin a new line, so it only plays one.
 * @param {string} text
 * @param {boolean} cited
 * @param {() => void} open
 */
function sentenceNode(text, cited, open) {
  if (!cited) return el("span", {}, text);
  return el(
    "span",
    {
      class: "sentence",
      role: "button",
      tabindex: 0,
      onclick: open,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      },
    },
    text,
  );
}

/**
 * @param {Context} context
 * @param {Passage} passage
 * @param {Marked[]} marked filled with its sentences
 * @param {(one: Marked) => void} open
 */
function passageNode(context, passage, marked, open) {
  const document = context.view.documents.find((one) => one.id === passage.document);
  return el(
    "article",
    { lang: document?.language },
    el("h2", { dir: "auto" }, document?.title ?? passage.document),
    passage.paragraphs.map(([number, start, text]) => {
      const letters = [...text];
      const end = start + letters.length;
      /** @type {(Node | string)[]} */
      const parts = [];
      let at = start;
      for (const [from, to] of passage.sentences) {
        if (from >= end || to <= start) continue;
        const sentence = { document: passage.document, start: Math.max(from, start), end: Math.min(to, end) };
        if (sentence.start > at) parts.push(letters.slice(at - start, sentence.start - start).join(""));
        const claims = context.view.relations.filter((relation) => citedFrom(relation, sentence));
        /** @type {Marked} */
        const one = { sentence, claims, node: el("span") };
        one.node = sentenceNode(letters.slice(sentence.start - start, sentence.end - start).join(""), claims.length > 0, () => open(one));
        marked.push(one);
        parts.push(one.node);
        at = sentence.end;
      }
      parts.push(letters.slice(at - start).join(""));
      return el("p", { dir: "auto" }, el("span", { class: "number" }, `¶ ${number} `), parts);
    }),
  );
}
