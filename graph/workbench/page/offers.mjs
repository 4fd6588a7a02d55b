/** What a digit takes: the one numbered list that is in view. */

import { el } from "../../page/base/dom.mjs";
import { keepFocus, keyCap } from "./caps.mjs";
import { keyOfCap } from "./keys.mjs";
import { plain, set } from "./runs.mjs";

/** @import { Offer, Send } from "./types.mjs" */

/** Longer than this it is a sentence, and has its line to itself. */
const LONG = 26;

/**
 * @param {readonly Offer[]} offers
 * @param {Send} send
 * @param {boolean} asListbox whether a text box filters them: then who hears the page hears them as its list
 * @returns {HTMLElement[]}
 */
export function offersOf(offers, send, asListbox) {
  const wide = offers.some(({ main }) => plain(main).length > LONG);
  return offers.map((offer, i) => {
    const look = `offer${wide ? " wide" : ""}${offer.first ? " first" : ""}${offer.fits ? "" : " unfit"}`;
    const role = asListbox ? { role: "option", id: `offer-${i}`, "aria-selected": String(offer.first), tabindex: "-1" } : {};
    const press = () => {
      for (const key of keysTo(offers, i)) send(keyOfCap(key));
    };
    const button = el(
      "button",
      { type: "button", class: look, "data-key": offer.key, ...role, onmousedown: keepFocus, onclick: press },
      offer.key ? keyCap(offer.key, offer.first ? "now" : "") : el("span"),
      el("span", { class: "main", dir: "auto" }, set(offer.main)),
      wide ? besideSentence(offer) : besideName(offer),
    );
    return el("li", asListbox ? { role: "presentation" } : {}, button);
  });
}

/**
 * The keys that take an offer: its digit; where digits are text, down or up to it and Enter.
 * @param {readonly Offer[]} offers
 * @param {number} at
 * @returns {string[]}
 */
function keysTo(offers, at) {
  const key = offers[at]?.key;
  if (key) return [key];
  const first = Math.max(offers.findIndex((one) => one.first), 0);
  return [...Array(Math.abs(at - first)).fill(at > first ? "ArrowDown" : "ArrowUp"), "Enter"];
}

/**
 * @param {Offer} offer
 * @returns {(HTMLElement | false)[]}
 */
function besideName({ noun, letters, example, note }) {
  return [
    el("span", { class: "noun" }, ...nounOf(noun, letters)),
    el("span", { class: "example", dir: "auto" }, example),
    note !== "" && el("span", { class: "note", dir: "auto" }, note),
  ];
}

/**
 * @param {Offer} offer
 * @returns {HTMLElement | false}
 */
function besideSentence({ noun, letters, example, note }) {
  if (!noun && !note && !example) return false;
  const parts = [noun !== "" && nounOf(noun, letters), note, example !== "" && [el("em", {}, example)]].filter((one) => one);
  return el("span", { class: "note", dir: "auto" }, parts.map((one, i) => [i > 0 && " · ", one || ""]));
}

/**
 * The noun, with the letters underlined that are enough.
 * @param {string} noun
 * @param {number} letters
 * @returns {(HTMLElement | string)[]}
 */
function nounOf(noun, letters) {
  const signs = [...noun];
  const enough = signs.slice(0, letters).join("");
  return enough ? [el("u", {}, enough), signs.slice(letters).join("")] : [noun];
}
