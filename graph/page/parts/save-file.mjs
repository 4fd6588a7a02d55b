/** A file that the reader saves. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";

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
