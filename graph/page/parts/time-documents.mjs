/** The documents along the line of time, each on its date. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Line } from "./time-choosing.mjs" */

import { claimsByDocument, extentsOf } from "../answers/extents.mjs";
import { isNearest } from "../answers/time-scale.mjs";
import { el, fill } from "../base/dom.mjs";
import { askFor } from "./legend.mjs";
import { saidStrip } from "./time-choosing.mjs";
import { documentRow } from "./time-rows.mjs";
import { stripRow } from "./time-strip.mjs";

/** How many documents have a row each. */
const MOST_ROWS = 40;

/**
 * @param {Context} context
 * @param {Line} line
 * @returns {{ node: HTMLElement, pieces: (() => void)[] }} the pieces bring it in step with the state
 */
export function documentsInTime(context, line) {
  const { view } = context;
  const strip = saidStrip(context, line);
  const list = el("div", {});
  /** What the rows were drawn of: the same are not drawn again. */
  let drawn = { places: /** @type {readonly number[]} */ ([]), seen: "" };
  const draw = () => {
    const [places, seen] = [context.timeless, line.seen()];
    if (drawn.places === places && drawn.seen === String(seen)) return;
    drawn = { places, seen: String(seen) };
    const claims = claimsByDocument(view, places);
    const rows = extentsOf(view).said.filter(({ from, to }) => from < seen[1] && to > seen[0]);
    if (rows.length > MOST_ROWS) {
      fill(list, el("p", { class: "note" }, context.say("timeline.manyDocuments", { documents: context.say("count.documents", { count: rows.length }) }), isNearest(seen) ? null : ` ${context.say("timeline.enlarge")}`));
      return;
    }
    fill(
      list,
      el(
        "ul",
        { class: "plain" },
        rows.map(({ place, from, to }) => {
          const document = view.documents[place];
          if (!document) return null;
          const { id } = document;
          // Chosen once more it is left.
          const choose = () => {
            const [only, ...others] = context.state.query.document;
            askFor(context, { document: only === id && others.length === 0 ? [] : [id] });
          };
          return documentRow(context, document, { from, to, claims: claims.get(id) ?? 0, choose }, seen);
        }),
      ),
    );
  };
  return { node: el("div", { class: "time-said" }, stripRow(context.say("timeline.saidNote"), strip.node), list), pieces: [strip.update, draw] };
}
