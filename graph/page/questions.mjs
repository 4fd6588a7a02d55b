/** Questions that the graph answers: a reading, and its relations one by one, like a story. */

/** @import { Desk } from "./desk.mjs" */
/** @import { QuestionView, RelationView } from "./types.mjs" */

import { claimCard, inReadingOrder } from "./cards.mjs";
import { el, fill } from "./dom.mjs";

/**
 * @param {Desk} desk
 * @returns {{ node: HTMLElement, update: () => void }}
 */
export function questionsPanel(desk) {
  const node = el("div", { class: "questions" });
  return {
    node,
    update() {
      const question = desk.view.questions.find((one) => one.id === desk.state.question);
      fill(node, question ? opened(desk, question) : listed(desk));
    },
  };
}

/** @param {Desk} desk */
function listed(desk) {
  if (desk.view.questions.length === 0) return [el("p", { class: "lead" }, desk.say("question.none"))];
  return [
    el("h2", { class: "small" }, desk.say("question.list")),
    el(
      "ol",
      { class: "question-list" },
      desk.view.questions.map((question) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "question", dir: "auto", onclick: () => openQuestion(desk, question) },
            question.title,
            el("small", {}, desk.say("question.answer", { count: question.answer.length })),
          ),
        ),
      ),
    ),
  ];
}

/**
 * @param {Desk} desk
 * @param {QuestionView} question
 */
export function openQuestion(desk, question) {
  const place = desk.view.questions.indexOf(question);
  desk.store.change({
    question: question.id,
    step: 0,
    entity: null,
    relation: null,
    focus: null,
    sentence: null,
    tab: "questions",
    path: question.path ? { from: question.path.source, to: question.path.target } : null,
    compare: question.compare ? { left: question.compare.left, right: question.compare.right } : null,
  });
  desk.announce(desk.say("announce.question", { number: place + 1, total: desk.view.questions.length, title: question.title }));
}

/**
 * The relations that answer a question, as a reader goes through them: a query's as the document has them, a path's and
 * a comparison's as they come.
 * @param {Desk} desk
 * @param {QuestionView} question
 * @returns {RelationView[]}
 */
function answerOf(desk, question) {
  const answer = question.answer.map((id) => desk.relation(id)).filter((relation) => relation !== undefined);
  return question.query ? inReadingOrder(desk.view, answer) : answer;
}

/**
 * Where in the answer, as a reader goes through it, the step of the state is, which goes by the answer's ids.
 * @param {Desk} desk
 * @param {QuestionView} question
 * @returns {number} counted from 1; 0: none
 */
function stepOf(desk, question) {
  const id = question.answer[desk.state.step - 1];
  return answerOf(desk, question).findIndex((relation) => relation.id === id) + 1;
}

/**
 * One step on, or back: through the answer's relations.
 * @param {Desk} desk
 * @param {number} by
 */
export function stepQuestion(desk, by) {
  const question = desk.view.questions.find((one) => one.id === desk.state.question);
  if (!question) return;
  const answer = answerOf(desk, question);
  const count = answer.length + 1;
  const relation = answer[((stepOf(desk, question) + by + count) % count) - 1];
  desk.store.change({ step: relation ? question.answer.indexOf(relation.id) + 1 : 0, relation: null });
}

/**
 * @param {Desk} desk
 * @param {QuestionView} question
 */
function opened(desk, question) {
  const step = stepOf(desk, question);
  const place = desk.view.questions.indexOf(question);
  const answer = answerOf(desk, question);
  const other = desk.view.questions[(place + 1) % desk.view.questions.length];
  return [
    el(
      "div",
      { class: "row spread" },
      el(
        "button",
        { type: "button", class: "quiet", onclick: () => desk.store.change({ question: null, step: 0, path: null, compare: null, relation: null }) },
        `← ${desk.say("question.leave")}`,
      ),
      el("span", { class: "faint" }, desk.say("question.step", { number: place + 1, total: desk.view.questions.length })),
    ),
    el("h2", { dir: "auto", tabindex: -1 }, question.title),
    el("p", { class: "reading", dir: "auto" }, question.reading),
    el(
      "div",
      { class: "row steps" },
      el("button", { type: "button", onclick: () => stepQuestion(desk, -1) }, `‹ ${desk.say("question.previous")}`),
      el("span", { "aria-live": "polite" }, step ? desk.say("question.step", { number: step, total: answer.length }) : desk.say("question.answer", { count: answer.length })),
      el("button", { type: "button", onclick: () => stepQuestion(desk, 1) }, `${desk.say("question.next")} ›`),
    ),
    el(
      "ol",
      { class: "plain answers" },
      answer.map((relation, at) => el("li", { class: step === 0 || step === at + 1 ? null : "dim", "aria-current": step === at + 1 ? "step" : null }, claimCard(desk, relation))),
    ),
    other && other !== question
      ? el("button", { type: "button", class: "question next", dir: "auto", onclick: () => openQuestion(desk, other) }, el("small", {}, desk.say("question.nextQuestion")), other.title)
      : null,
  ];
}
