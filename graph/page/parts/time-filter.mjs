/** When the claims hold, among the filters: a time is written in a field, or chosen on a strip of the line of time. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Part } from "./asking-fields.mjs" */

import { extentsOf } from "../answers/extents.mjs";
import { el } from "../base/dom.mjs";
import { dateInput } from "./asking-fields.mjs";
import { askFor } from "./legend.mjs";
import { holdsStrip, plainLine, wholeLine } from "./time-choosing.mjs";
import { openTab } from "../state/moves.mjs";

/**
 * @param {Context} context
 * @returns {Part | null} null: no claim has a date
 */
export function timeFilter(context) {
  const whole = wholeLine(context);
  if (!whole || extentsOf(context.view).dated === 0) return null;
  const [date, strip] = [dateInput(context, "on"), holdsStrip(context, plainLine(context, whole))];
  const clear = el("button", { type: "button", class: "quiet", onclick: () => askFor(context, { on: null }) }, context.say("time.clear"));
  const open = el("button", { type: "button", class: "quiet", onclick: () => context.store.change(openTab("timeline")) }, context.say("time.open"));
  return {
    node: el(
      "fieldset",
      { class: "time" },
      el("legend", {}, context.say("time.title")),
      el("div", { class: "choices" }, open, clear),
      date.node,
      strip.node,
      el("p", { class: "note" }, context.say("time.note")),
    ),
    update() {
      date.update();
      clear.disabled = context.state.query.on === null;
      strip.update();
    },
  };
}
