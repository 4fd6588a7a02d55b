/** A file that the reader saves. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";
import { maybeHeld } from "../base/frame.mjs";

/**
 * @param {Context} context
 * @param {string} ending
 * @param {string} type
 * @param {BlobPart} content
 * @returns {string} the file's name
 */
export function saveFile(context, ending, type, content) {
  const name = `${context.view.id}.${ending}`;
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}

/**
 * What is said when a file was saved: a page that may be kept from it cannot know whether it was.
 * @param {Context} context
 * @param {string} name
 */
export function savedWords(context, name) {
  return maybeHeld() ? context.say("share.perhaps") : context.say("share.saved", { name });
}
