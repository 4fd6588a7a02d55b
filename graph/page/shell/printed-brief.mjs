/** A brief on one printed page: what was asked, what is answered, a small picture, the claims, what is not said, the sources. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Subject } from "../answers/subject.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { briefOf } from "../answers/brief.mjs";
import { el, fill } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { documentsOf, findingsIn, standingOfAll } from "../parts/brief-words.mjs";
import { tell } from "../parts/told.mjs";
import { leftOpen } from "../parts/unsaid.mjs";
import { Chart } from "../picture/chart.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { aloudOf, drawingForPaper, subjectTitle } from "./charting.mjs";
import { keyOf } from "./map-key.mjs";
import { paper, printedClaim, sourceOn } from "./paper.mjs";

/** How wide the picture is, in CSS pixels of a page of A4. */
const WIDE = 688;
/** How high it has to be for so many claims, the highest first. */
const HEIGHTS = [{ lines: 11, height: 400 }, { lines: 7, height: 330 }, { lines: 0, height: 258 }];
/** Where no more claims than these are printed, it may be higher than that. */
const FEW = 8;

/**
 * The rooms that a picture on paper may have, the best first.
 * @param {number} drawn how many claims it has
 * @param {number} printed how many are printed in all
 */
export function roomsOnPaper(drawn, printed) {
  const needed = HEIGHTS.findIndex(({ lines }) => drawn >= lines);
  const heights = printed <= FEW ? HEIGHTS.slice(0, needed + 1) : HEIGHTS.slice(needed, needed + 1);
  return heights.map(({ height }) => ({ width: WIDE, height, fits: true }));
}

/** What a page of A4 or Letter holds within its margins, in CSS pixels. */
const PAGE = { width: 688, height: 985 };
/** How many claims go on the page: as many of these as there is room for. */
const COUNTS = Array.from({ length: 22 }, (_, fewer) => 24 - fewer);

/**
 * @param {Context} context
 * @param {Subject} subject what is read
 * @returns {HTMLElement} as many claims as go on one page, with the best picture that leaves them room
 */
export function printedBrief(context, subject) {
  const measure = el("div", { class: "measure", "aria-hidden": "true" });
  measure.style.width = `${PAGE.width}px`;
  document.body.append(measure);
  let printed = el("article");
  for (const paper of papersOf(context, subject)) {
    printed = paper();
    fill(measure, printed);
    if (printed.offsetHeight <= PAGE.height) break;
  }
  measure.remove();
  return printed;
}

/**
 * The ways to print it, from the most claims to the fewest.
 * @param {Context} context
 * @param {Subject} subject
 * @returns {(() => HTMLElement)[]}
 */
function papersOf(context, subject) {
  return COUNTS.flatMap((most) => {
    const { lines, all } = chosen(context, subject, most);
    const drawn = subject.lines.filter((line) => lines.includes(line));
    return roomsOnPaper(drawn.length, lines.length).map((room) => () => paperOf(context, subject, { lines, all, drawn }, room));
  });
}

/**
 * @param {Context} context
 * @param {Subject} subject
 * @param {{ lines: number[], all: number, drawn: number[] }} printed the claims that are printed, of how many, and which are drawn
 * @param {{ width: number, height: number }} room
 */
function paperOf(context, subject, { lines, all, drawn }, room) {
  const { view } = context;
  // What is not drawn has no number: nobody looks for it in the picture.
  const numbers = new Map(lines.filter((line) => drawn.includes(line)).map((line, at) => [line, at + 1]));
  const chart = new Chart({ pick: () => undefined, point: () => undefined });
  const { sources, targets } = lookupsOf(view).ends;
  const named = new Set(drawn.flatMap((line) => [sources[line] ?? -1, targets[line] ?? -1]));
  const part = { ...subject, lines: drawn, nodes: subject.nodes.filter((node) => named.has(node)) };
  chart.show(drawingForPaper(context, part, numbers, room), "", aloudOf(context));
  const relations = lines.map((line) => /** @type {RelationView} */ (view.relations[line]));
  return paper(context, subjectTitle(context), [
    answerOf(context),
    el("figure", {}, chart.node, keyOf(context, chart.drawing)),
    claimLists(context, relations, numbers),
    all > lines.length ? el("p", { class: "note" }, context.say("print.more", { printed: lines.length, total: context.say("count.claims", { count: all }), count: all - lines.length })) : null,
    el("div", { class: "pair" }, notSaid(context), sourceOn(context, relations)),
  ]);
}

/**
 * The claims that are printed: those that are drawn first, then further ones as far as there is room; in the order of the
 * scenarios, what holds either way last.
 * @param {Context} context
 * @param {Subject} subject
 * @param {number} most
 */
function chosen({ view }, { lines, rest }, most) {
  const some = [...lines, ...rest].slice(0, most);
  /** @param {number} line */
  const side = (line) => {
    const at = view.scenarios.findIndex(({ id }) => id === view.relations[line]?.scenario);
    return at < 0 ? view.scenarios.length : at;
  };
  return { lines: some.sort((a, b) => side(a) - side(b)), all: lines.length + rest.length };
}

/**
 * The answer: a question's reading, or what the brief says of a topic.
 * @param {Context} context
 */
function answerOf(context) {
  const { state, view } = context;
  const question = lookupsOf(view).questions.get(state.question ?? "");
  if (question) return tell("p", { class: "says" }, context.told(question.reading, question.readings));
  const row = state.matter === null ? undefined : briefOf(view).find(({ topic }) => (topic ?? NO_TOPIC) === state.matter);
  if (!row) return state.entity ? tell("p", { class: "says" }, context.told(context.entity(state.entity)?.summary ?? "", context.entity(state.entity)?.summaries ?? {})) : null;
  return el(
    "div",
    { class: "pair" },
    row.cells
      .filter(({ findings }) => findings.length > 0)
      .map(({ scenario, findings, drawn }) =>
        el(
          "section",
          { class: `cell ${scenarioColour(context.scenarioPlace(scenario))}` },
          el("h2", {}, context.scenario(scenario)),
          findingsIn(context, findings),
          el("p", { class: "standing" }, standingOfAll(context, drawn, scenario)),
        ),
      ),
  );
}

/**
 * @param {Context} context
 * @param {RelationView[]} relations
 * @param {Map<number, number>} numbers
 */
function claimLists(context, relations, numbers) {
  const { view } = context;
  const { relationPlaces } = lookupsOf(view);
  const sides = [...view.scenarios.map(({ id }) => /** @type {string | null} */ (id)), null];
  return el(
    "div",
    { class: "pair" },
    sides.map((scenario) => {
      const own = relations.filter((one) => one.scenario === scenario);
      if (own.length === 0) return null;
      return el(
        "section",
        { class: scenarioColour(context.scenarioPlace(scenario)) },
        view.scenarios.length ? el("h2", {}, context.scenario(scenario)) : null,
        el(
          "ol",
          { class: "plain" },
          own.map((relation) =>
            el(
              "li",
              {},
              el("b", {}, String(numbers.get(relationPlaces.get(relation.id) ?? -1) ?? "·")),
              printedClaim(context, relation),
            ),
          ),
        ),
      );
    }),
  );
}

/** @param {Context} context */
function notSaid(context) {
  const { state, view } = context;
  const topic = state.matter === NO_TOPIC ? null : state.matter;
  const unsaid = view.unsaid.filter((one) => (state.matter !== null && one.topic === topic) || (state.entity !== null && one.entities.includes(state.entity)));
  if (unsaid.length === 0) return null;
  return el("section", {}, el("h2", {}, context.say("print.unsaid", { count: documentsOf(context) })), el("ul", { class: "plain" }, unsaid.map((one) => el("li", {}, leftOpen(context, one)))));
}
