/** Questions that the graph answers: a reading, and its relations one by one, like a story. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { QuestionView } from "../data/types.mjs" */

import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { answerOf, stepOf } from "../data/reading-order.mjs";
import { claimCard } from "../parts/cards.mjs";
import { wordField } from "../state/address.mjs";
import { leaveQuestion, openQuestion, stepQuestion } from "../state/moves.mjs";

registerPanel({
  id: "questions",
  order: 30,
  label: "question.title",
  applies: (view) => view.questions.length > 0,
  state: {
    question: wordField("question", 40),
    step: {
      order: 50,
      start: 0,
      spell: (step) => (step ? [["step", String(step)]] : []),
      read: (spelled) => Math.max(0, Math.floor(Number(spelled.get("step"))) || 0),
    },
  },
  build,
  words: {
    en: {
      "question.title": "Questions",
      "question.list": "Questions that this graph answers",
      "question.answer": { one: "{count} relation answers it.", other: "{count} relations answer it." },
      "question.step": "{number} of {total}",
      "question.next": "Next",
      "question.previous": "Previous",
      "question.leave": "Leave the question",
      "question.announced": "Question {number} of {total}: {title}",
      "question.nextQuestion": "Next question",
    },
    es: {
      "question.title": "Preguntas",
      "question.list": "Preguntas que responde este gráfico",
      "question.answer": { one: "{count} relación la responde.", other: "{count} relaciones la responden." },
      "question.step": "{number} de {total}",
      "question.next": "Siguiente",
      "question.previous": "Anterior",
      "question.leave": "Salir de la pregunta",
      "question.announced": "Pregunta {number} de {total}: {title}",
      "question.nextQuestion": "Pregunta siguiente",
    },
  },
});

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const node = el("div", { class: "questions" });
  return {
    node,
    update() {
      const question = context.view.questions.find((one) => one.id === context.state.question);
      fill(node, question ? opened(context, question) : listed(context));
    },
  };
}

/** @param {Context} context */
function listed(context) {
  return [
    el("h2", { class: "small" }, context.say("question.list")),
    el(
      "ol",
      { class: "question-list" },
      context.view.questions.map((question) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "question", dir: "auto", onclick: () => open(context, question) },
            question.title,
            el("small", {}, context.say("question.answer", { count: question.answer.length })),
          ),
        ),
      ),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {QuestionView} question
 */
function open(context, question) {
  const { questions } = context.view;
  context.store.change(openQuestion(question));
  context.announce(context.say("question.announced", { number: questions.indexOf(question) + 1, total: questions.length, title: question.title }));
}

/**
 * @param {Context} context
 * @param {QuestionView} question
 */
function opened(context, question) {
  const step = stepOf(context.view, question, context.state.step);
  const place = context.view.questions.indexOf(question);
  const answer = answerOf(context.view, question);
  const other = context.view.questions[(place + 1) % context.view.questions.length];
  /** @param {number} by */
  const go = (by) => context.store.change(stepQuestion(context.state, context.view, by));
  return [
    el(
      "div",
      { class: "row spread" },
      el(
        "button",
        { type: "button", class: "quiet", onclick: () => context.store.change(leaveQuestion()) },
        `← ${context.say("question.leave")}`,
      ),
      el("span", { class: "faint" }, context.say("question.step", { number: place + 1, total: context.view.questions.length })),
    ),
    el("h2", { dir: "auto", tabindex: -1 }, question.title),
    el("p", { class: "reading", dir: "auto" }, question.reading),
    el(
      "div",
      { class: "row steps" },
      el("button", { type: "button", onclick: () => go(-1) }, `‹ ${context.say("question.previous")}`),
      el("span", { "aria-live": "polite" }, step ? context.say("question.step", { number: step, total: answer.length }) : context.say("question.answer", { count: answer.length })),
      el("button", { type: "button", onclick: () => go(1) }, `${context.say("question.next")} ›`),
    ),
    el(
      "ol",
      { class: "plain answers" },
      answer.map((relation, at) => el("li", { class: step === 0 || step === at + 1 ? null : "dim", "aria-current": step === at + 1 ? "step" : null }, claimCard(context, relation))),
    ),
    other && other !== question
      ? el("button", { type: "button", class: "question next", dir: "auto", onclick: () => open(context, other) }, el("small", {}, context.say("question.nextQuestion")), other.title)
      : null,
  ];
}
