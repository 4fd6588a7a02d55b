/** The language that the page opens in, and the one that the reader has chosen. */

/** @import { Spoken } from "../words/language.mjs" */

import { keepInMind, remembered } from "../base/memory.mjs";
import { chooseLanguage } from "../words/language.mjs";

const LANGUAGE = "policygraph-language";

/**
 * @param {Spoken} [data] what the data speak, once they are read
 * @returns {string}
 */
export function firstLanguage(data) {
  return chooseLanguage(remembered(LANGUAGE), navigator.languages, data);
}

/** @param {string} language */
export function keepLanguage(language) {
  keepInMind(LANGUAGE, language);
}
