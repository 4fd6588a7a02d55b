/** Copying a text, and what is said of it. */

/** @import { Context } from "../context/context.mjs" */

import { el, fill } from "../base/dom.mjs";

/**
 * @param {Context} context
 * @param {string} text
 * @param {string} done
 * @param {HTMLElement} result where it is said, or where the text stands if it could not be copied
 */
export async function copyText(context, text, done, result) {
  try {
    await navigator.clipboard.writeText(text);
    fill(result, done);
  } catch {
    const field = el("textarea", { readonly: true, rows: 3, "aria-label": context.say("share.title") });
    field.value = text;
    fill(result, el("p", {}, context.say("share.copyFailed")), field);
    field.select();
  }
  context.announce(result.textContent ?? "");
}
