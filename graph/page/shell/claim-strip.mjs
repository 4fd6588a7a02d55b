/** Under the picture: the claim that is read, whole, with its citation; where its details do not say it already. */

/** @import { Context } from "../context/context.mjs" */

import { citationText, placesCitedFrom } from "../answers/citation.mjs";
import { paragraphNumber } from "../answers/marks.mjs";
import { el } from "../base/dom.mjs";
import { cameMark } from "../parts/came.mjs";
import { companyLine } from "../parts/company.mjs";
import { placesOfClaim } from "../parts/places.mjs";
import { copyText } from "../parts/copy.mjs";
import { tell } from "../parts/told.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { openTab, selectRelation } from "../state/moves.mjs";

/**
 * @param {Context} context
 * @returns {HTMLElement | null}
 */
export function claimStrip(context) {
  const { state, view } = context;
  const relation = state.relation ? context.relation(state.relation) : undefined;
  if (!relation || state.tab === "details") return null;
  const result = el("div", { class: "result", role: "status" });
  const place = context.scenarioPlace(relation.scenario);
  return el(
    "section",
    { class: "strip", "aria-label": context.say("strip.label") },
    el(
      "div",
      {},
      tell("p", { class: "says" }, context.sentence(relation)),
      el(
        "p",
        { class: "standing" },
        view.scenarios.length ? [el("span", { class: `world ${scenarioColour(place)}` }, context.condition(relation)), " · "] : null,
        [...context.standing(relation), ...placesOfClaim(context, relation)].join(" · "),
        cameMark(context, relation),
      ),
      companyLine(context, relation),
      result,
    ),
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", class: "primary", onclick: () => void copyText(context, citationText(context.words, view, relation, context.link, context.since(relation)), context.say("share.copied"), result) }, context.say("citation.cite")),
      stepping(context, relation.id),
      el("button", { type: "button", onclick: () => context.store.change(openTab("details")) }, context.say("strip.details")),
      el("button", { type: "button", class: "quiet", "aria-label": context.say("action.close"), onclick: () => context.store.change(selectRelation(state, null)) }, "×"),
    ),
  );
}

/**
 * Where words of a document are read that several claims cite: from one to the next.
 * @param {Context} context
 * @param {string} id of the claim that is read
 */
function stepping(context, id) {
  const { state, view } = context;
  const places = state.sentence ? placesCitedFrom(view, state.sentence) : [];
  const at = places.findIndex((place) => view.relations[place]?.id === id);
  if (!state.sentence || at < 0 || places.length < 2) return null;
  const paragraph = paragraphNumber(view, state.sentence);
  /** @param {string} sign @param {string} word @param {number} to */
  const step = (sign, word, to) =>
    el("button", { type: "button", class: "quiet", "aria-label": context.say(word), disabled: places[to] === undefined, onclick: () => context.selectRelation(view.relations[places[to] ?? -1]?.id ?? id) }, sign);
  const of = context.say("present.of", { number: at + 1, count: places.length });
  return el("span", { class: "stepping" }, paragraph === null ? of : `${of}, ¶\u00a0${paragraph}`, step("‹", "present.previous", at - 1), step("›", "present.next", at + 1));
}
