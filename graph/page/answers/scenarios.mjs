/** What is said of the claims that hold whichever scenario comes about. */

/** @import { View, Words } from "../data/types.mjs" */

import { format, inLanguage, languageOf } from "../words/language.mjs";

/**
 * What "whoever wins" is called: as the group says, where all scenarios are of one; of several groups not all are won.
 * @param {Words} words
 * @param {View} view
 * @returns {string}
 */
export function alwaysOf(words, { groups, scenarios }) {
  const [first] = scenarios;
  if (scenarios.some((one) => one.group !== first?.group)) return format(words, "scenario.anyCase");
  const group = groups.find(({ id }) => id === first?.group);
  return group?.either_way ? inLanguage(group.either_way, group.either_ways, languageOf(words)) : format(words, "scenario.always");
}
