/** Choosing a time: when the claims hold, or when the documents that they are read from were said. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Stretch } from "../answers/time-scale.mjs" */
/** @import { Query } from "../data/types.mjs" */
/** @import { Part } from "./asking-fields.mjs" */

import { claimsByDocument, extentsOf } from "../answers/extents.mjs";
import { countIn, partOf, partsOf, stepped, stretchOf, textOf, wholeOf } from "../answers/time-scale.mjs";
import { el } from "../base/dom.mjs";
import { isPartialDate } from "../base/dates.mjs";
import { endsOf, spanText } from "../base/spans.mjs";
import { input } from "./asking-fields.mjs";
import { askFor } from "./legend.mjs";
import { timeStrip } from "./time-strip.mjs";

/**
 * The line of time on which one chooses.
 * @typedef {object} Line
 * @property {Stretch} whole
 * @property {() => Stretch} seen the part of it that is seen
 * @property {(part: Partial<Query>, chosen: Stretch | null) => void} ask ask for what is chosen
 * @property {(stretch: Stretch) => void} [look] see another part of it
 * @property {(by: number) => void} [zoom] see a part that is so many times as long
 */

/**
 * All of the line of time that a view has.
 * @param {Context} context
 * @returns {Stretch | null} null: nothing is dated
 */
export function wholeLine({ view }) {
  const { reach } = extentsOf(view);
  return reach && wholeOf(reach);
}

/**
 * A line that is seen as a whole.
 * @param {Context} context
 * @param {Stretch} whole
 * @returns {Line}
 */
export function plainLine(context, whole) {
  return { whole, seen: () => whole, ask: (part) => askFor(context, part) };
}

/**
 * Where on the line a strip is.
 * @param {Line} line
 * @param {Stretch | null} chosen
 */
function stepsOf(line, chosen) {
  const seen = line.seen();
  const edges = partsOf(seen);
  return { seen, edges, chosen, now: partOf(edges, chosen?.[0] ?? seen[0]), most: edges.length - 2 };
}

/**
 * A part of the line as a span.
 * @param {readonly number[]} edges
 * @param {number} part
 */
function partText(edges, part) {
  return textOf([edges[part] ?? 0, edges[part + 1] ?? 0]);
}

/**
 * The strip on which a time is chosen at which the claims hold.
 * @param {Context} context
 * @param {Line} line
 * @returns {Part}
 */
export function holdsStrip(context, line) {
  const { from, to, said } = extentsOf(context.view);
  const choose = (/** @type {string | null} */ on) => line.ask({ on }, stretchOf(on));
  const { node, update } = timeStrip(context, {
    label: context.say("time.band"),
    choose,
    step(by, extend) {
      const { edges, most } = stepsOf(line, null);
      const { on } = context.state.query;
      if (!Number.isFinite(by)) return partText(edges, by < 0 ? 0 : most);
      // The first step is to when the last document was said.
      if (on === null || !isPartialDate(on)) return partText(edges, partOf(edges, said.at(-1)?.from ?? line.whole[1]));
      return stepped(on, by, line.whole, { extend });
    },
    ...(line.zoom ? { zoom: line.zoom } : {}),
  });
  return {
    node,
    update() {
      const { on } = context.state.query;
      const steps = stepsOf(line, stretchOf(on));
      const told = steps.chosen && on ? context.say("time.value", { date: context.date(on), claims: context.say("count.claims", { count: context.shown.relations }) }) : context.say("time.none");
      update({ ...steps, counts: countIn(steps.edges, context.timeless, from, to), told });
    },
  };
}

/**
 * When the documents that are asked for were said.
 * @param {Context} context
 * @returns {Stretch | null} null: none is asked for
 */
export function chosenSaid({ view, state }) {
  const asked = new Set(state.query.document);
  const said = extentsOf(view).said.filter(({ place }) => asked.has(view.documents[place]?.id ?? ""));
  const [first] = said;
  return first ? [first.from, Math.max(...said.map(({ to }) => to))] : null;
}

/**
 * The strip on which documents are chosen by when they were said.
 * @param {Context} context
 * @param {Line} line
 * @returns {Part}
 */
export function saidStrip(context, line) {
  const { view } = context;
  const { said } = extentsOf(view);
  const days = [...new Set(said.map(({ from }) => from))];
  const begins = Float64Array.from(said, ({ from }) => from);
  const ends = Float64Array.from(said, ({ to }) => to);
  /** @param {string | null} text */
  const choose = (text) => {
    const span = stretchOf(text);
    const found = span ? said.filter(({ from, to }) => from < span[1] && to > span[0]) : [];
    // Where nothing was said there is nothing to choose.
    if (span && found.length === 0) return;
    line.ask({ document: found.map(({ place }) => view.documents[place]?.id ?? "") }, span);
  };
  const { node, update } = timeStrip(context, {
    label: context.say("time.saidBand"),
    choose,
    step(by, extend) {
      const chosen = chosenSaid(context);
      // From one document to the next, however far apart they are.
      const at = chosen ? days.findIndex((day) => day >= (extend ? chosen[1] - 1 : chosen[0])) : -1;
      const near = at < 0 && chosen ? days.length - 1 : at;
      const goal = days[Math.min(days.length - 1, Math.max(0, chosen ? near + by : by > 0 ? 0 : days.length - 1))] ?? 0;
      const end = said.find(({ from }) => from === goal)?.to ?? goal + 1;
      return textOf(extend && chosen && goal >= chosen[0] ? [chosen[0], end] : [goal, end]);
    },
    ...(line.zoom ? { zoom: line.zoom } : {}),
  });
  return {
    node,
    update() {
      const chosen = chosenSaid(context);
      const steps = stepsOf(line, chosen);
      const claims = claimsByDocument(view, context.timeless);
      const counts = countIn(steps.edges, said.keys(), begins, ends, (at) => claims.get(view.documents[said[at]?.place ?? -1]?.id ?? "") ?? 0);
      const told = chosen ? context.say("time.saidValue", { date: context.date(textOf(chosen)), documents: context.say("count.documents", { count: context.state.query.document.length }) }) : context.say("time.none");
      update({ ...steps, counts, told });
    },
  };
}

/**
 * A field for each end of the time that is chosen, and what leaves it.
 * @param {Context} context
 * @param {Line} line
 * @returns {Part}
 */
export function timeFields(context, line) {
  /** @param {"from" | "to"} side */
  const field = (side) => {
    const now = () => endsOf(context.state.query.on ?? "") ?? { from: null, to: null };
    const written = (/** @type {string} */ text) => spanText({ ...now(), [side]: text.trim() || null });
    const part = input(context, "on", () => now()[side] ?? "", () => ({}), { placeholder: context.say("time.form") });
    part.field.addEventListener("change", () => {
      const on = written(part.field.value);
      const fits = on === null || isPartialDate(on);
      part.field.setAttribute("aria-invalid", String(!fits));
      if (fits) line.ask({ on }, stretchOf(on));
    });
    part.node.firstElementChild?.replaceChildren(context.say(side === "from" ? "time.from" : "time.to"));
    return part;
  };
  const fields = [field("from"), field("to")];
  const clear = el("button", { type: "button", class: "quiet", onclick: () => line.ask({ on: null }, null) }, context.say("time.clear"));
  return {
    node: el("div", { class: "time-fields", role: "group", "aria-label": context.say("time.holding") }, fields.map(({ node }) => node), clear),
    update() {
      for (const { update } of fields) update();
      clear.disabled = context.state.query.on === null;
    },
  };
}
