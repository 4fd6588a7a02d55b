/** The documents' own words, on a private page: each sentence with the claims that cite it. */

/** @import { Desk } from "./desk.mjs" */
/** @import { Passage, RelationView } from "./types.mjs" */

import { claimCard } from "./cards.mjs";
import { el, fill } from "./dom.mjs";

/**
 * @typedef {object} Sentence
 * @property {string} document
 * @property {number} start
 * @property {number} end
 * @property {HTMLElement} node
 * @property {RelationView[]} claims
 */

/**
 * @param {Desk} desk
 * @returns {{ node: HTMLElement, update: () => void }}
 */
export function textPanel(desk) {
  /** @type {Sentence[]} */
  const sentences = [];
  const claims = el("div", { class: "text-claims", role: "region", "aria-live": "polite", "aria-label": desk.say("text.claims"), hidden: true });
  const node = el("div", { class: "text" }, desk.view.passages.map((passage) => passageNode(desk, passage, sentences, open)), claims);
  /** @type {Sentence | null} */
  let current = null;

  /** @param {Sentence} sentence */
  function open(sentence) {
    current = sentence;
    const shown = sentence.claims;
    if (shown.length === 1 && shown[0]) desk.selectRelation(shown[0].id);
    else desk.store.change({ relation: null });
    draw();
  }

  function draw() {
    for (const one of sentences) one.node.classList.toggle("open", one === current);
    claims.hidden = !current;
    if (current)
      fill(
        claims,
        el("h3", {}, current.claims.length ? desk.say("count.relations", { count: current.claims.length }) : desk.say("text.uncited")),
        el("ul", { class: "plain" }, current.claims.map((claim) => el("li", {}, claimCard(desk, claim)))),
      );
  }

  /** @type {string | null} */
  let marked = null;
  return {
    node,
    update() {
      const { relation } = desk.state;
      const claim = relation === null ? undefined : desk.relation(relation);
      for (const one of sentences) one.node.classList.toggle("cited-now", Boolean(claim && one.claims.includes(claim)));
      if (claim && relation !== marked) {
        const target = sentences.find((one) => one.claims.includes(claim));
        if (target && target !== current) current = target;
        target?.node.scrollIntoView({ block: "center" });
      }
      marked = relation;
      draw();
    },
  };
}

/**
 * @param {Desk} desk
 * @param {Passage} passage
 * @param {Sentence[]} sentences
 * @param {(sentence: Sentence) => void} open
 */
function passageNode(desk, passage, sentences, open) {
  const document = desk.view.documents.find((one) => one.id === passage.document);
  const claims = desk.view.relations.filter((one) => one.evidence.some((citation) => citation.document === passage.document));
  return el(
    "article",
    { lang: document?.language },
    el("h2", { dir: "auto" }, document?.title ?? passage.document),
    passage.paragraphs.map(([number, start, text]) => {
      const letters = [...text];
      const inside = passage.sentences.filter(([from, to]) => from < start + letters.length && to > start);
      /** @type {(Node | string)[]} */
      const parts = [];
      let at = start;
      for (const [from, to] of inside) {
        const [first, last] = [Math.max(from, start), Math.min(to, start + letters.length)];
        if (first > at) parts.push(letters.slice(at - start, first - start).join(""));
        const cited = claims.filter((one) => one.evidence.some((citation) => citation.document === passage.document && citation.start < last && citation.end > first));
        const sentence = { document: passage.document, start: first, end: last, claims: cited, node: el("span", {}) };
        sentence.node = el(
          "button",
          { type: "button", class: cited.length ? "sentence cited" : "sentence", onclick: () => open(sentence) },
          letters.slice(first - start, last - start).join(""),
        );
        sentences.push(sentence);
        parts.push(sentence.node);
        at = last;
      }
      parts.push(letters.slice(at - start).join(""));
      return el("p", { dir: "auto" }, el("span", { class: "number", "aria-label": desk.say("citation.paragraph", { number }) }, `¶ ${number} `), parts);
    }),
  );
}
