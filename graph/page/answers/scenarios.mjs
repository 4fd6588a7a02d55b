/** What is said of the claims that hold whichever scenario comes about. */

/** @import { RelationView, View, Words } from "../data/types.mjs" */

import { OPEN_END } from "../base/dates.mjs";
import { format, inLanguage, inSentence, languageOf } from "../words/language.mjs";

/** The part that somebody plays in a scenario which is won. */
const WINNER = "winner";

/**
 * What "whoever wins" is called: as the group says, where all scenarios are of one; else so only where somebody wins.
 * @param {Words} words
 * @param {View} view
 * @returns {string}
 */
export function alwaysOf(words, { groups, scenarios }) {
  const [first] = scenarios;
  if (scenarios.some((one) => one.group !== first?.group)) return format(words, "scenario.anyCase");
  const group = groups.find(({ id }) => id === first?.group);
  if (group?.either_way) return inLanguage(group.either_way, group.either_ways, languageOf(words));
  const won = scenarios.every(({ counterparts }) => Object.hasOwn(counterparts, WINNER));
  return format(words, won ? "scenario.always" : "scenario.anyCase");
}

/**
 * When a claim holds that hangs on no scenario, as it is said of the claim itself: it may well be of now, unless it says
 * that it is over.
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 * @returns {string}
 */
export function unconditional(words, view, { date, end }) {
  const always = alwaysOf(words, view);
  return date !== null || (end !== null && end !== OPEN_END) ? always : format(words, "scenario.now", { always: inSentence(always) });
}
