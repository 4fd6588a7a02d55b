/** The claim bar: shut or tall, and its line always at the same place. */

import { el, fill } from "../../page/base/dom.mjs";
import { Boxes } from "./box.mjs";
import { fillCaps } from "./caps.mjs";
import { chipsOf, factsOf, gridOf, linesOfCheck } from "./fields.mjs";
import { keyOfCap } from "./keys.mjs";
import { offersOf } from "./offers.mjs";
import { part } from "./part.mjs";
import { plain, set } from "./runs.mjs";
import { Slots } from "./slots.mjs";
import { word } from "./words.mjs";

/** @import { Bar as Shown, Cap, Line, Send, View } from "./types.mjs" */

/** Whose the sentence is, in the page's words. @type {Record<string, string>} */
const WHOSE = { composed: "composed", own: "yours", draft: "drafted" };

export class Bar {
  /**
   * @param {HTMLElement} place
   * @param {Send} send
   * @param {() => boolean} waits whether words that were typed are not answered yet
   */
  constructor(place, send, waits) {
    this.place = place;
    this.boxes = new Boxes(send, waits);
    this.slots = new Slots(this.boxes, send);
    const title = el("h2", { id: "bar-title", class: "hidden" });
    const head = el("p", { class: "in-hand" });
    const caps = el("div", { class: "bar-caps" });
    this.tools = el("div", { class: "tools" });
    this.line = this.boxes.make("line");
    this.lineLabel = el("span", { class: "label", "aria-hidden": "true" });
    this.lineBox = el("div", { class: "line-box", hidden: true }, this.lineLabel, this.line);
    const middle = el("div", { class: "middle" });
    const wrong = el("div", { class: "wrong-lines" });
    const prompt = el("p", { class: "prompt", dir: "auto" });
    const grid = el("div", { class: "grid-place" });
    this.offers = el("ul", { class: "offers", id: "offers" });
    const more = el("p", { class: "more", dir: "auto" });
    const facts = el("dl", { class: "facts" });
    const chips = el("div", { class: "chips", role: "group" });
    const cues = el("p", { class: "cues" });
    this.sentence = this.boxes.make("sentence", "textarea");
    const said = el("span", { class: "composed", dir: "auto" });
    const whose = el("span", { class: "whose" });
    const sentenceBox = el("div", { class: "sentence-box" }, said, this.sentence, whose);
    const check = el("div", { class: "check", role: "status" });
    const lower = el("div", { class: "lower" }, chips, cues, sentenceBox, el("div", { class: "last" }, check, this.tools));
    this.choiceCaps = el("div", { class: "choice-caps" });
    this.choices = el("div", { class: "choices" }, prompt, this.offers, this.choiceCaps);
    fill(middle, grid, wrong, this.choices, more, facts);
    fill(place, title, el("div", { class: "head" }, head, caps), this.slots.element, this.lineBox, middle, lower);

    this.title = part(() => fill(title, word("bar")));
    this.head = part((/** @type {Pick<Shown, "tag" | "head">} */ { tag, head: runs }) => {
      fill(head, tag && el("span", { class: `tag ${tag.mark === "wrong" ? "is-wrong" : ""}` }, tag.text), set(runs));
      head.title = plain(runs);
    });
    this.caps = part((/** @type {{ caps: readonly Cap[], where: number, now: string }} */ { caps: shown, where, now }) => {
      for (const [i, place] of [caps, this.tools, this.choiceCaps].entries())
        fillCaps(place, i === where ? shown : [], send, ({ key }) => key === now);
    });
    this.drawSlots = part((/** @type {import("./slots.mjs").Shown} */ shown) => this.slots.draw(shown));
    this.wrong = part((/** @type {readonly Line[]} */ lines) => fill(wrong, linesOfCheck(lines)));
    this.prompt = part((/** @type {Shown["prompt"]} */ runs) => fill(prompt, set(runs)));
    this.grid = part((/** @type {Shown["grid"]} */ shown) => fill(grid, shown && gridOf(shown, send)));
    this.drawOffers = part((/** @type {{ offers: Shown["offers"], listbox: boolean, inline: boolean, language: string }} */ { offers, listbox, inline }) => {
      this.choices.classList.toggle("inline", inline);
      if (listbox) this.offers.setAttribute("role", "listbox");
      else this.offers.removeAttribute("role");
      this.offers.setAttribute("aria-label", word("offers"));
      fill(this.offers, offersOf(offers, send, listbox));
    });
    this.more = part((/** @type {string} */ text) => fill(more, text));
    this.facts = part((/** @type {Shown["facts"]} */ shown) => {
      facts.hidden = shown.length === 0;
      fill(facts, factsOf(shown));
    });
    this.chips = part((/** @type {{ chips: Shown["chips"], language: string }} */ { chips: shown }) => {
      chips.hidden = shown.length === 0;
      chips.setAttribute("aria-label", word("fields"));
      fill(chips, chipsOf(shown, send));
    });
    this.cues = part((/** @type {Shown["cues"]} */ runs) => fill(cues, set(runs)));
    this.drawSentence = part(
      (/** @type {{ sentence: string | null, whose: string, typing: boolean, edits: boolean, language: string }} */ shown) => {
        sentenceBox.hidden = shown.sentence === null;
        sentenceBox.className = `sentence-box${shown.whose !== "own" && !shown.typing ? " offered" : ""}${shown.edits ? " edits" : ""}`;
        said.hidden = shown.typing;
        fill(said, shown.sentence);
        fill(whose, word(WHOSE[shown.whose] ?? ""));
      },
    );
    sentenceBox.addEventListener("click", () => {
      if (sentenceBox.classList.contains("edits")) send(keyOfCap("e"));
    });
    this.check = part((/** @type {readonly Line[]} */ lines) => fill(check, linesOfCheck(lines)));
  }

  /**
   * @param {View} view
   * @param {boolean} edits whether *e* edits the sentence now
   */
  update({ bar, names, language }, edits) {
    const { box } = bar;
    // Offers need room, wherever there is no line to take them.
    const tall = bar.tall || (bar.slots.length === 0 && bar.offers.length > 0);
    this.place.className = `${tall ? "tall" : "shut"}${bar.slots.length === 0 ? " no-slots" : ""}${bar.grid ? " has-grid" : ""}`;
    this.title(language);
    this.head({ tag: bar.tag, head: bar.head });
    const first = bar.offers.some((one) => one.first);
    const now = first ? "" : tall ? "Enter" : (bar.caps[0]?.key ?? "");
    const inline = bar.grid !== null && bar.offers.length > 0 && bar.offers.every(isShort);
    this.caps({ caps: bar.caps, where: !tall ? 0 : inline ? 2 : 1, now: bar.slots.length === 0 || tall ? now : "" });
    const numbers = tall ? [] : names.flatMap(({ key }) => (key === null ? [] : [key]));
    const inLine = { numbers, offers: tall ? [] : bar.offers, prompt: tall ? "" : plain(bar.prompt), typed: box?.text ?? "" };
    this.drawSlots({ slots: bar.slots, ...inLine, language });
    // What is wrong stands above what mends it; else below, where nothing moves for it.
    const mends = bar.offers.length > 0 && box === null && (bar.grid !== null || bar.slots.length > 0);
    this.wrong(tall && mends ? bar.check.filter(({ sign }) => sign === "wrong") : []);
    this.check(tall && mends ? bar.check.filter(({ sign }) => sign !== "wrong") : bar.check);
    // Where the text box has a line to itself, what is asked stands before it.
    const before = box !== null && box.where !== "sentence" && !bar.slots.some(({ state }) => state === "open");
    this.prompt(before ? [] : bar.prompt);
    this.grid(bar.grid);
    const inSlot = box !== null && box.where !== "sentence";
    this.drawOffers({ offers: tall ? bar.offers : [], listbox: inSlot && bar.offers.length > 0, inline, language });
    this.more(bar.more);
    this.facts(bar.facts);
    this.chips({ chips: bar.chips, language });
    this.cues(bar.cues);
    const typing = box?.where === "sentence";
    this.drawSentence({ sentence: typing ? "" : bar.sentence, whose: bar.whose, typing, edits, language });
    this.openBox({ ...bar, tall });
  }

  /**
   * @param {Shown} bar
   */
  openBox({ box, slots, offers, tall, prompt }) {
    const inSlot = box !== null && (box.where === "slot" || box.where === "entity") && slots.length > 0;
    const own = inSlot ? this.slots.field(slots) : null;
    const field = box === null ? null : box.where === "sentence" ? this.sentence : (own ?? this.line);
    this.lineBox.hidden = field !== this.line;
    if (box && field === this.line) fill(this.lineLabel, plain(prompt) || box.label);
    if (field) dressField(field, tall && field !== this.sentence ? offers.findIndex((one) => one.first) : null, offers.length > 0);
    this.boxes.open(field, box);
  }
}

/**
 * Whether an offer is a word or two, which may stand in a line with others.
 * @param {import("./types.mjs").Offer} offer
 * @returns {boolean}
 */
function isShort({ note, example, noun, main }) {
  return !note && !example && !noun && plain(main).length < 26;
}

/**
 * A text box above a list is a combobox for who hears the page.
 * @param {import("./box.mjs").Field} field
 * @param {number | null} first which of its options Enter takes; null where it has no list
 * @param {boolean} any
 */
function dressField(field, first, any) {
  /** @type {Record<string, string | null>} */
  const attributes =
    first === null
      ? { role: null, "aria-expanded": null, "aria-controls": null, "aria-autocomplete": null, "aria-activedescendant": null }
      : {
          role: "combobox",
          "aria-expanded": String(any),
          "aria-controls": "offers",
          "aria-autocomplete": "list",
          "aria-activedescendant": first >= 0 ? `offer-${first}` : null,
        };
  for (const [name, value] of Object.entries(attributes))
    if (value === null) field.removeAttribute(name);
    else field.setAttribute(name, value);
}
