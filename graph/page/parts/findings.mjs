/** What the claims come to, each sentence with the claims that it rests on; and what the text leaves open. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Finding, Unsaid } from "../data/types.mjs" */

import { citationLine } from "../answers/citation.mjs";
import { el } from "../base/dom.mjs";
import { relationsOf } from "../data/answers.mjs";
import { claimCard, entityButton } from "./cards.mjs";
import { tell } from "./told.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/**
 * @param {Context} context
 * @param {Set<number>} open those whose claims are seen, by their places; kept in step
 */
export function findingsOf(context, open) {
  const { findings } = context.view;
  if (findings.length === 0) return null;
  return el(
    "section",
    { class: "findings" },
    el("h2", { class: "small" }, context.say("finding.title")),
    el("ul", { class: "plain" }, findings.map((finding, place) => el("li", {}, findingOf(context, finding, place, open)))),
  );
}

/**
 * @param {Context} context
 * @param {Finding} finding
 * @param {number} place
 * @param {Set<number>} open
 */
function findingOf(context, finding, place, open) {
  const words = tell("p", { class: "finding" }, context.told(finding.words, finding.wordings));
  const claims = relationsOf(context.view, finding.relations);
  const head = [placed(context, finding), words];
  if (claims.length === 0) return head;
  const list = el("ul", { class: "plain answers" });
  const fillIn = () => {
    if (!list.children.length) list.append(...claims.map((relation) => el("li", {}, claimCard(context, relation))));
  };
  if (open.has(place)) fillIn();
  const more = el(
    "details",
    {
      open: open.has(place),
      ontoggle: () => {
        if (more.open) open.add(place);
        else open.delete(place);
        if (more.open) fillIn();
      },
    },
    el("summary", {}, context.say("finding.claims", { count: claims.length })),
    list,
  );
  return [...head, more];
}

/**
 * Where a finding, or what is left open, is placed: its topic and its scenario.
 * @param {Context} context
 * @param {Finding | Unsaid} one
 */
function placed(context, { topic, scenario }) {
  if (topic === null && scenario === null) return null;
  const place = context.scenarioPlace(scenario);
  return el(
    "p",
    { class: "kicker" },
    topic === null ? null : context.topic(topic),
    topic === null || scenario === null ? null : " · ",
    scenario === null ? null : el("span", { class: `world ${scenarioColour(Math.max(0, place))}` }, context.scenario(scenario)),
  );
}

/** @param {Context} context */
export function unsaidOf(context) {
  const { unsaid } = context.view;
  if (unsaid.length === 0) return null;
  return el(
    "section",
    { class: "unsaid" },
    el("h2", { class: "small" }, context.say("unsaid.title")),
    el(
      "ul",
      { class: "plain" },
      unsaid.map((one) =>
        el(
          "li",
          {},
          placed(context, one),
          tell("p", {}, context.told(one.words, one.wordings)),
          one.entities.length ? el("p", { class: "row" }, one.entities.map((id) => entityButton(context, id))) : null,
          one.evidence.map((citation) => el("small", { dir: "auto" }, citationLine(context.words, context.view, citation))),
        ),
      ),
    ),
  );
}
