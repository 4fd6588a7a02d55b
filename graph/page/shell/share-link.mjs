/** The link to what is seen; and, where the page has no address that another could open, how to pass it on. */

/** @import { Context } from "../context/context.mjs" */

import { el, fill } from "../base/dom.mjs";
import { copyText } from "../parts/copy.mjs";

/**
 * @param {Context} context
 * @param {HTMLElement} result where it is said
 */
export function copyLink(context, result) {
  const part = context.part;
  const link = context.link ?? (/^https?:$/.test(location.protocol) ? `${location.href.split("#")[0]}${part}` : null);
  if (link !== null) return void copyText(context, link, context.say("share.copied"), result);
  const file = location.protocol === "file:";
  if (part === "") {
    fill(result, el("p", {}, context.say(file ? "share.fileWhole" : "share.framedWhole")));
  } else {
    const copied = el("div", {});
    fill(
      result,
      el("p", {}, context.say(file ? "share.file" : "share.framed")),
      el("code", { class: "python" }, part),
      el("button", { type: "button", onclick: () => void copyText(context, part, context.say("share.copied"), copied) }, context.say("share.part")),
      copied,
    );
  }
  context.announce(result.querySelector("p")?.textContent ?? "");
}
