/** The claims along the line of time: what lasts by its kind, what happened on a date; of too much how many, part by part. */

/** @import { Context } from "../context/context.mjs" */
/** @import { TimeSection } from "../answers/time-rows.mjs" */
/** @import { Stretch } from "../answers/time-scale.mjs" */
/** @import { Changes, State } from "../state/state.mjs" */
/** @import { Line } from "./time-choosing.mjs" */

import { extentsOf } from "../answers/extents.mjs";
import { timeSections } from "../answers/time-rows.mjs";
import { isNearest, partOf, partsOf, textOf } from "../answers/time-scale.mjs";
import { PAST } from "../base/dates.mjs";
import { el, fill, svg } from "../base/dom.mjs";
import { holdsStrip } from "./time-choosing.mjs";
import { claimRow } from "./time-rows.mjs";
import { countBars, stripRow } from "./time-strip.mjs";
import { ask, openTab } from "../state/moves.mjs";
import { formatNumber } from "../words/language.mjs";

/** How high the counts of a section are, in pixels. */
const COUNTS = 44;

/**
 * @param {Context} context
 * @param {Line} line
 * @param {() => number | undefined} mostNow how many rows there may be at most, where there may be fewer than on the screen
 * @returns {{ node: HTMLElement, pieces: (() => void)[] }} the pieces bring it in step with the state
 */
export function claimsInTime(context, line, mostNow) {
  const { view } = context;
  const extents = extentsOf(view);
  const strip = holdsStrip(context, line);
  const list = el("div", {});
  /** What the rows were drawn of: the same are not drawn again. */
  let drawn = { places: /** @type {readonly number[]} */ ([]), seen: "", most: /** @type {number | undefined} */ (0) };
  const draw = () => {
    const [places, seen, most] = [context.timeless, line.seen(), mostNow()];
    if (drawn.places === places && drawn.seen === String(seen) && drawn.most === most) return;
    drawn = { places, seen: String(seen), most };
    const edges = partsOf(seen);
    const sections = timeSections(view, extents, places, seen, edges, most);
    fill(list, sections.length ? sections.map((section) => sectionOf(context, line, section, edges)) : el("p", { class: "note" }, context.say("timeline.nothing")));
  };
  return {
    node: el(
      "div",
      { class: "time-holds" },
      stripRow(context.say("timeline.holdsNote", { count: extents.dated, total: view.relations.length }), strip.node),
      el("p", { class: "note help" }, context.say("timeline.choose"), view.relations.some(({ start, end }) => start !== null && (end === null || end === PAST)) ? ` ${context.say("timeline.untold")}` : null),
      list,
    ),
    pieces: [strip.update, draw],
  };
}

/**
 * The claims of a section in the table, with the time that is seen.
 * @param {State} state
 * @param {TimeSection} section
 * @param {Stretch} seen
 * @returns {Changes}
 */
function showSection(state, { of, id }, seen) {
  const about = id === null ? {} : of === "kind" ? { kind: [id] } : { topic: [id] };
  return { ...ask(state, { ...about, on: textOf(seen) }), ...openTab("table") };
}

/**
 * @param {Context} context
 * @param {Line} line
 * @param {TimeSection} section
 * @param {readonly number[]} edges
 */
function sectionOf(context, line, section, edges) {
  const { of, id, places, rows, counts } = section;
  const seen = line.seen();
  const title = of === "kind" ? context.relationKind(id ?? "", "noun") : of === "topic" ? context.topic(id) : context.say("timeline.events");
  if (rows) return [el("h3", {}, title), el("ul", { class: "plain" }, rows.map((row) => claimRow(context, row, seen, of === "kind")))];
  const most = Math.max(...counts);
  const fullest = counts.indexOf(most);
  const claims = context.say("count.claims", { count: places.length });
  const picture = svg("svg", { class: "time-picture", height: COUNTS, role: "img", "aria-label": context.say("timeline.counts", { claims, most, date: context.date(textOf([edges[fullest] ?? 0, edges[fullest + 1] ?? 0])) }) }, countBars(edges, counts, seen, (count) => formatNumber(context.words, count), COUNTS));
  // A part that is pressed is seen nearer: with the keys that is done on the strip above.
  const open = (/** @type {MouseEvent} */ { clientX }) => {
    const { left, width } = picture.getBoundingClientRect();
    const part = partOf(edges, seen[0] + ((clientX - left) / width) * (seen[1] - seen[0]));
    line.look?.([edges[part] ?? seen[0], edges[part + 1] ?? seen[1]]);
  };
  return [
    el("h3", {}, title),
    el(
      "div",
      { class: "time-row" },
      el(
        "p",
        { class: "note" },
        context.say("timeline.many", { claims }),
        isNearest(seen) ? " " : ` ${context.say("timeline.enlarge")} `,
        el("button", { type: "button", class: "quiet", "aria-label": `${title}: ${context.say("timeline.table")}`, onclick: () => context.store.change(showSection(context.state, section, seen)) }, context.say("timeline.table")),
      ),
      el("div", { class: "track counted", onclick: open }, picture),
    ),
  ];
}
