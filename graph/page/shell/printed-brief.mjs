/** A brief on one printed page: what was asked, what is answered, a small picture, the claims, what is not said, the sources. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Subject } from "../answers/subject.mjs" */
/** @import { RelationView } from "../data/types.mjs" */
/** @import { Drawing } from "../picture/drawing.mjs" */

import { briefOf } from "../answers/brief.mjs";
import { withLines } from "../answers/subject.mjs";
import { el, fill } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { documentsOf, findingsIn, standingOfAll } from "../parts/brief-words.mjs";
import { scenarioNamed } from "../parts/came.mjs";
import { tell } from "../parts/told.mjs";
import { leftOpen } from "../parts/unsaid.mjs";
import { Chart } from "../picture/chart.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { saysAll } from "../picture/drawing.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { aloudOf, drawingForPaper, subjectTitle } from "./charting.mjs";
import { keyOf } from "./map-key.mjs";
import { paper, printedClaim, sourceOn } from "./paper.mjs";

/** How wide the picture is, in CSS pixels of a page of A4. */
const WIDE = 688;
/** How high it may be, the best first, and how many claims it then has at most. */
const HEIGHTS = [{ height: 400, most: 14 }, { height: 365, most: 12 }, { height: 330, most: 10 }, { height: 295, most: 8 }, { height: 258, most: 6 }];

/** The rooms that a picture on paper may have, the best first. */
export const ROOMS = HEIGHTS.map(({ height, most }) => ({ width: WIDE, height, fits: true, most }));

/** @typedef {typeof ROOMS[number]} PaperRoom */

/** What a page of A4 or Letter holds within its margins, in CSS pixels. */
const PAGE = { width: 688, height: 985 };

/**
 * @param {Context} context
 * @param {Subject} subject what is read
 * @returns {HTMLElement} as many claims as go on one page, with the best picture that leaves them room
 */
export function printedBrief(context, subject) {
  const measure = el("div", { class: "measure", "aria-hidden": "true" });
  measure.style.width = `${PAGE.width}px`;
  document.body.append(measure);
  /** @param {HTMLElement} paper */
  const goesOn = (paper) => {
    fill(measure, paper);
    return paper.offsetHeight <= PAGE.height;
  };
  const printed = filledPaper(context, subject, goesOn);
  measure.remove();
  return printed;
}

/**
 * Every side has its turn, one claim each, as long as its next one goes on the page: so none is left out, and the page fills.
 * @param {Context} context
 * @param {Subject} subject
 * @param {(paper: HTMLElement) => boolean} goesOn
 * @returns {HTMLElement}
 */
function filledPaper(context, subject, goesOn) {
  const waiting = sidesOf(context, [...subject.lines, ...subject.rest]);
  /** @type {number[]} */
  let lines = [];
  let printed = /** @type {HTMLElement | null} */ (null);
  let rooms = ROOMS;
  while (waiting.some(({ length }) => length > 0))
    for (const side of waiting) {
      const next = side.shift();
      if (next === undefined) continue;
      const found = firstPaper(context, subject, [...lines, next], rooms, goesOn);
      if (!found) {
        side.length = 0;
        continue;
      }
      lines = [...lines, next];
      ({ printed, rooms } = found);
    }
  return printed ?? paperOf(context, subject, lines, /** @type {PaperRoom} */ (ROOMS.at(-1)));
}

/**
 * The paper with the highest picture that leaves room for some claims.
 * @param {Context} context
 * @param {Subject} subject
 * @param {number[]} lines
 * @param {PaperRoom[]} rooms those for which there was space with fewer claims
 * @param {(paper: HTMLElement) => boolean} goesOn
 */
function firstPaper(context, subject, lines, rooms, goesOn) {
  for (const [at, room] of rooms.entries()) {
    const printed = paperOf(context, subject, lines, room);
    if (goesOn(printed)) return { printed, rooms: rooms.slice(at) };
  }
  return null;
}

/**
 * Some claims by the scenarios in their order, what holds either way last.
 * @param {Context} context
 * @param {readonly number[]} lines
 */
function sidesOf({ view }, lines) {
  return [...view.scenarios.map(({ id }) => id), null].map((side) => lines.filter((line) => (view.relations[line]?.scenario ?? null) === side));
}

/**
 * @param {Context} context
 * @param {Subject} subject
 * @param {number[]} printed the claims that are printed; those that come first are drawn
 * @param {PaperRoom} room
 */
function paperOf(context, subject, printed, room) {
  const { view } = context;
  const lines = inOrder(context, printed);
  const all = subject.lines.length + subject.rest.length;
  const { drawing, numbers } = drawnOn(context, subject, printed, room);
  const chart = new Chart({ pick: () => undefined, point: () => undefined });
  chart.show(drawing, "", aloudOf(context));
  const relations = lines.map((line) => /** @type {RelationView} */ (view.relations[line]));
  return paper(context, subjectTitle(context), [
    answerOf(context),
    el("figure", {}, chart.node, keyOf(context, drawing)),
    claimLists(context, relations, numbers),
    all > lines.length ? el("p", { class: "note" }, context.say("print.more", { printed: lines.length, total: context.say("count.claims", { count: all }), count: all - lines.length })) : null,
    el("div", { class: "pair" }, notSaid(context), sourceOn(context, relations)),
  ]);
}

/**
 * The picture on a page: of as many claims as have room for their numbers.
 * @param {Context} context
 * @param {Subject} subject
 * @param {number[]} printed the claims that are printed, those that come first are drawn
 * @param {PaperRoom} room
 * @returns {{ drawing: Drawing, numbers: Map<number, number> }} `numbers`: of what is drawn; nobody looks for the others in the picture
 */
export function drawnOn(context, subject, printed, room) {
  const drawn = printed.filter((line) => subject.lines.includes(line)).slice(0, room.most);
  for (;;) {
    const lines = inOrder(context, drawn);
    const numbers = new Map(lines.map((line, at) => [line, at + 1]));
    const drawing = drawingForPaper(context, withLines(context.view, subject, lines), numbers, room);
    if (drawn.length <= 1 || (saysAll(drawing) && drawing.height <= room.height)) return { drawing, numbers };
    drawn.pop();
  }
}

/**
 * By the scenarios in their order, what holds either way last; within, as the view has them: in the order of the text.
 * @param {Context} context
 * @param {readonly number[]} lines
 */
function inOrder(context, lines) {
  return sidesOf(context, lines).flatMap((side) => side.sort((a, b) => a - b));
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
          el("h2", {}, scenarioNamed(context, scenario)),
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
        view.scenarios.length ? el("h2", {}, scenarioNamed(context, scenario)) : null,
        el(
          "ol",
          { class: "plain" },
          own.map((relation) =>
            el(
              "li",
              {},
              el("b", {}, String(numbers.get(relationPlaces.get(relation.id) ?? -1) ?? "·")),
              printedClaim(context, relation, { headed: scenario !== null }),
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
