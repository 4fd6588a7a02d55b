/** The one search of a view, in every language of the page. */

/** @import { View } from "../data/types.mjs" */

import { createSearch } from "./search.mjs";
import { labelOf, LANGUAGES, wordsOf } from "../words/language.mjs";

/** @type {WeakMap<View, ReturnType<typeof createSearch>>} */
const SEARCHES = new WeakMap();

/** @param {View} view */
export function searchOf(view) {
  let search = SEARCHES.get(view);
  if (!search) {
    const languages = Object.keys(LANGUAGES);
    search = createSearch(view, {
      kinds: [
        ...view.entity_kinds.map((kind) => ({
          of: /** @type {const} */ ("entity"),
          kind: kind.kind,
          labels: languages.flatMap((language) => [
            labelOf(wordsOf(language), kind, language, "other"),
            labelOf(wordsOf(language), kind, language, "one"),
          ]),
        })),
        ...view.relation_kinds.map((kind) => ({
          of: /** @type {const} */ ("relation"),
          kind: kind.kind,
          labels: languages.flatMap((language) => [
            labelOf(wordsOf(language), kind, language, "noun"),
            labelOf(wordsOf(language), kind, language, "forward"),
          ]),
        })),
      ],
    });
    SEARCHES.set(view, search);
  }
  return search;
}
