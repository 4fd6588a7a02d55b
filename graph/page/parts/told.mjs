/** Words of the data as an element: in their own language where the page's is not among those they are in. */

/** @import { Told } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} attributes
 * @param {Told} told
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function tell(tag, attributes, { text, lang }) {
  return el(tag, { dir: "auto", lang, ...attributes }, text);
}
