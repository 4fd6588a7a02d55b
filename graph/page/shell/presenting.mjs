/** Presenting: one finding, or one question, a screen; arrow keys lead on, and all of it is read from far off. */

/** @import { Cell, Row } from "../answers/brief.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { QuestionView } from "../data/types.mjs" */

import { briefOf, questionsInOrder, restsOn } from "../answers/brief.mjs";
import { el, fill } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { cellTitle, findingsIn, silenceOf, standingOfAll } from "../parts/brief-words.mjs";
import { creditedDocuments, shortCredit } from "../parts/credits.mjs";
import { tell } from "../parts/told.mjs";
import { Chart } from "../picture/chart.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { openMatter, openQuestion } from "../state/moves.mjs";
import { present, presentNext } from "../state/picture-moves.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { aloudOf, captionOfDrawing, presentedOf } from "./charting.mjs";
import { keyOf } from "./map-key.mjs";

/** How much larger the picture is drawn than on the page: its names are read from three metres. */
const LARGER = 1.3;
/** On a narrower screen, which is held in the hand, the picture is as high as it needs to be. */
const NARROW = 860;
/** Three scenarios and more are listed in one column. */
const FACING = 2;

export class Presenting {
  /** @type {Context | null} */
  #context = null;
  #chart = new Chart({ pick: () => undefined, point: () => undefined });
  #body = el("div", { class: "slide" });
  #foot = el("div", { class: "foot" });
  node = el("dialog", { class: "presenting", oncancel: () => this.#leave(), onclose: () => this.#leave(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event) }, this.#body, this.#foot);

  #leave() {
    const context = this.#context;
    if (context?.state.present) context.store.change(present(false));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#step(by);
  }

  /** @param {number} by */
  #step(by) {
    const context = this.#context;
    if (!context) return;
    const { view, state } = context;
    if (state.question) {
      const ordered = questionsInOrder(view);
      const next = ordered[ordered.findIndex(({ id }) => id === state.question) + by];
      if (next) context.store.change(presentNext(openQuestion(next)));
      return;
    }
    const rows = slidesOf(view);
    const next = rows[this.#at(rows) + by];
    if (next) context.store.change(presentNext(openMatter(next.topic)));
  }

  /** @param {Row[]} rows */
  #at(rows) {
    return Math.max(0, rows.findIndex(({ topic }) => (topic ?? NO_TOPIC) === this.#context?.state.matter));
  }

  /**
   * Come in step with the state.
   * @param {Context} context
   */
  update(context) {
    this.#context = context;
    const { node } = this;
    if (!context.state.present) {
      if (node.open) node.close();
      return;
    }
    if (!node.open) node.showModal();
    const question = lookupsOf(context.view).questions.get(context.state.question ?? "");
    fill(this.#body, question ? this.#question(context, question) : this.#row(context));
    // What had the focus is gone: without one the keys would lead nowhere.
    if (!this.#body.contains(document.activeElement)) this.#body.querySelector("h2")?.focus();
    const { width, height } = this.#chart.room;
    const fits = innerWidth > NARROW;
    const scale = fits ? LARGER : 1;
    const { drawing, subject } = presentedOf(context, { width: width / scale, height: height / scale, fits });
    if (drawing) this.#chart.show(drawing, context.say("picture.region"), aloudOf(context));
    const caption = drawing && captionOfDrawing(context, drawing, subject);
    fill(this.#foot, keyOf(context, drawing), caption ? el("p", { class: "drawn-of" }, caption) : null, el("p", { dir: "auto" }, shortCredit(context, creditedDocuments(context))));
    if (fits) this.#chart.scaleTo(scale);
    else this.#chart.fit();
  }

  /**
   * @param {Context} context
   * @param {string} said
   * @param {number} at
   * @param {number} count
   */
  #head(context, said, at, count) {
    return el(
      "header",
      {},
      el("p", {}, context.told(context.view.title, context.view.titles).text),
      el(
        "p",
        { class: "row" },
        el("span", {}, `${said ? `${said}, ` : ""}${context.say("present.of", { number: at + 1, count })}`),
        el("button", { type: "button", "aria-label": context.say("present.previous"), disabled: at === 0, onclick: () => this.#step(-1) }, "‹"),
        el("button", { type: "button", "aria-label": context.say("present.next"), disabled: at === count - 1, onclick: () => this.#step(1) }, "›"),
        el("button", { type: "button", onclick: () => this.#leave() }, context.say("present.leave")),
      ),
    );
  }

  /** @param {Context} context */
  #row(context) {
    const rows = slidesOf(context.view);
    const at = this.#at(rows);
    const row = /** @type {Row} */ (rows[at]);
    const cells = [...row.cells];
    const either = cells.pop();
    const sides = cells.map((cell) => this.#cell(context, cell));
    const facing = sides.length === FACING;
    return [
      this.#head(context, "", at, rows.length),
      el("h2", { tabindex: -1, dir: "auto" }, context.topic(row.topic)),
      el(
        "div",
        { class: facing ? "stand facing" : "stand" },
        facing ? sides[0] : el("div", { class: "listed" }, sides),
        this.#chart.node,
        facing ? sides[1] : null,
      ),
      either && (either.claims.length > 0 || either.findings.length > 0) ? el("footer", {}, this.#cell(context, either)) : null,
    ];
  }

  /**
   * @param {Context} context
   * @param {Cell} cell
   */
  #cell(context, cell) {
    const { scenario, findings, lead, claims } = cell;
    const place = context.scenarioPlace(scenario);
    const said = findings.length
      ? findingsIn(context, findings)
      : lead
        ? [tell("p", { class: "says" }, context.sentence(lead))]
        : [el("p", { class: "silent" }, claims.length ? context.say("count.claims", { count: claims.length }) : silenceOf(context, context.scenario(scenario)))];
    const rests = restsOn(cell);
    return el(
      "section",
      { class: `cell ${scenarioColour(place)}` },
      context.view.scenarios.length ? el("h3", {}, cellTitle(context, cell)) : null,
      said,
      rests.length ? el("p", { class: "standing" }, standingOfAll(context, rests, scenario)) : null,
    );
  }

  /**
   * @param {Context} context
   * @param {QuestionView} question
   */
  #question(context, question) {
    const questions = questionsInOrder(context.view);
    return [
      this.#head(context, context.say("search.question"), questions.indexOf(question), questions.length),
      tell("h2", { tabindex: -1 }, context.told(question.title, question.titles)),
      el("div", { class: "stand" }, el("div", { class: "listed" }, tell("p", { class: "says" }, context.told(question.reading, question.readings))), this.#chart.node),
    ];
  }
}

/**
 * The rows that are presented: what is of no topic only where something is found of it.
 * @param {import("../data/types.mjs").View} view
 */
function slidesOf(view) {
  const rows = briefOf(view);
  return rows.filter(({ topic, cells }) => topic !== null || rows.length === 1 || cells.some(({ findings }) => findings.length > 0));
}
