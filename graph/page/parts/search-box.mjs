/** A field that finds as one types, and the list of what it found. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Hit } from "../data/types.mjs" */

import { searchOf } from "../answers/search.mjs";
import { askedInWords } from "../answers/asked-in-words.mjs";
import { findOnShelf, shelfOf } from "../answers/shelf.mjs";
import { el, fill } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { kindSwatch } from "./cards.mjs";
import { lineSwatch } from "./swatches.mjs";
import { tell } from "./told.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/** All that can be found. */
const ALL = /** @type {Hit["type"][]} */ (["sort", "entity", "topic", "kind", "question", "finding", "debate", "relation"]);

/** Counted up, so that each field's list has an id of its own. */
let made = 0;

/** After how many milliseconds what was not found is looked for again, while the graph is read. */
const AGAIN = 300;

/**
 * @param {Context} context
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.placeholder
 * @param {Hit["type"][]} [options.types] what may be found
 * @param {(hit: Hit) => void} options.choose
 * @param {boolean} [options.main] the page's own search: its label is not seen
 * @returns {{ node: HTMLElement, input: HTMLInputElement }}
 */
export function searchBox(context, { label, placeholder, types = ALL, choose, main = false }) {
  made += 1;
  const id = `search-box-${made}`;
  /** @type {Hit[]} */
  let hits = [];
  let active = -1;
  /** Whether the list was scrolled: to ask it where it stands would lay the page out at every key. */
  let scrolled = false;
  const list = el("ul", { id, role: "listbox", "aria-label": context.say("search.results"), hidden: true });
  list.addEventListener("scroll", () => {
    scrolled = true;
  });
  const none = el("p", { class: "none", hidden: true });
  const input = el("input", {
    type: "search",
    role: "combobox",
    placeholder,
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-autocomplete": "list",
    oninput: () => find(),
    onfocus: () => input.value && find(),
    onblur: () => setTimeout(close, 150),
    onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event),
  });

  function close() {
    list.hidden = true;
    none.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function find() {
    const text = input.value.trim();
    if (!text) {
      close();
      return;
    }
    const limit = types.length === 1 ? 60 : 12;
    const whole = [...findOnShelf(context.words, context.view, text), ...searchOf(context.view).find(text, limit)];
    // What is only nearly a claim is no answer to a sentence, nor anything beside an answer.
    const sure = whole.filter(({ type, tier }) => type !== "relation" || tier !== "fuzzy");
    const asked = sure.length > 0 ? { hits: [], unknown: [] } : askedInWords(context.view, shelfOf(context.words, context.view), text);
    const found = sure.length > 0 ? sure : asked.unknown.length > 0 ? [] : asked.hits.length > 0 ? asked.hits : whole;
    hits = found.filter((hit) => types.includes(hit.type)).sort((a, b) => b.score - a.score).slice(0, 12);
    active = hits.length ? 0 : -1;
    // Of a large graph not all is read yet: what is not found is looked for again.
    const reading = hits.length === 0 && !searchOf(context.view).ready;
    if (reading) setTimeout(() => input.value.trim() === text && !none.hidden && find(), AGAIN);
    draw();
    none.hidden = hits.length > 0;
    const nothing = reading ? context.say("search.reading") : asked.unknown.length > 0 ? context.say("search.unknown", { words: asked.unknown.map((word) => `“${word}”`).join(", ") }) : context.say("search.none", { text: text.slice(0, 80) });
    fill(none, nothing);
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    context.announce(hits.length ? context.say("announce.results", { count: hits.length }) : nothing);
  }

  function draw() {
    fill(
      list,
      hits.map((hit, place) =>
        el(
          "li",
          {
            role: "option",
            id: `${id}-${place}`,
            "aria-selected": String(place === active),
            onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault(),
            onclick: () => take(hit),
          },
          optionOf(context, hit),
        ),
      ),
    );
    point();
    if (scrolled) list.scrollTop = 0;
    scrolled = false;
  }

  function mark() {
    for (const [place, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(place === active));
    point();
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function point() {
    if (active >= 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  /** @param {Hit} hit */
  function take(hit) {
    close();
    input.value = "";
    choose(hit);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const hit = hits[active];
    if (event.key === "Escape") {
      if (input.value) event.stopPropagation();
      input.value = "";
      close();
    } else if (list.hidden) return;
    else if (event.key === "ArrowDown") active = (active + 1) % hits.length;
    else if (event.key === "ArrowUp") active = (active + hits.length - 1) % hits.length;
    else if (event.key === "Enter" && hit) take(hit);
    else return;
    event.preventDefault();
    mark();
  }

  const node = el("div", { class: main ? "search-box main" : "search-box" }, main ? null : el("span", { class: "search-box-label", "aria-hidden": "true" }, label), input, list, none);
  return { node, input };
}

/** A sign for what has no shape and no line of its own. */
const MARKS = { sort: "≡", topic: "§", question: "?", finding: "•", debate: "⇄" };
const WORDS = { sort: "search.sort", topic: "search.topic", question: "search.question", finding: "search.finding", debate: "search.debate" };

/**
 * @param {Context} context
 * @param {Hit} hit
 * @returns {Node[]}
 */
function optionOf(context, hit) {
  if (hit.type === "relation") {
    const relation = lookupsOf(context.view).relations.get(hit.id);
    return [
      lineSwatch({ colour: scenarioColour(context.scenarioPlace(relation?.scenario ?? null)), bar: relation?.negated ?? false }),
      el(
        "span",
        { class: "found" },
        relation ? tell("span", {}, context.sentence(relation)) : hit.label,
        el("small", {}, relation ? context.standingIn(relation).join(" · ") : ""),
      ),
    ];
  }
  if (hit.type === "kind") {
    const label = hit.of === "entity" ? context.entityKind(hit.id, "plural") : context.relationKind(hit.id, "noun");
    return [
      hit.of === "entity" ? kindSwatch(context, hit.id) : lineSwatch({}),
      el("span", { class: "found" }, label, el("small", {}, context.say(hit.of === "entity" ? "search.entityKind" : "search.relationKind"))),
    ];
  }
  if (hit.type !== "entity")
    return [
      el("span", { class: "swatch mark", "aria-hidden": "true" }, MARKS[hit.type]),
      el("span", { class: "found", dir: "auto" }, hit.label, el("small", {}, context.say(WORDS[hit.type]))),
    ];
  const entity = context.entity(hit.id);
  const name = context.name(hit.id);
  const matched = hit.matched !== name && hit.matched !== hit.label && hit.matched !== hit.id ? ` · ${context.say("search.as", { matched: hit.matched })}` : "";
  return [
    kindSwatch(context, entity?.kind ?? ""),
    el("span", { class: "found", dir: "auto" }, name, el("small", {}, `${context.entityKind(entity?.kind ?? "")}${matched}`)),
  ];
}
