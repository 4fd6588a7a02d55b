/** Questions that the graph answers: a reading, and its relations one by one, like a story. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built, Host } from "../context/registry.mjs" */
/** @import { QuestionView } from "../data/types.mjs" */

import { citationsText } from "../answers/citation.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { questionsInOrder, questionsOn, scenarioAsked } from "../answers/brief.mjs";
import { answerOf } from "../data/answers.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { claimCard } from "../parts/cards.mjs";
import { unsaidOf } from "../parts/unsaid.mjs";
import { tell } from "../parts/told.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { wordField } from "../state/address.mjs";
import { leaveQuestion, openQuestion, stepQuestion } from "../state/moves.mjs";

registerPanel({
  id: "questions",
  mode: "read",
  order: 30,
  label: "question.title",
  applies: ({ questions, unsaid }) => questions.length + unsaid.length > 0,
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
      "unsaid.title": { one: "Left open by the text", other: "Left open by the texts" },
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
      "unsaid.title": { one: "Lo que el texto deja abierto", other: "Lo que los textos dejan abierto" },
    },
  },
});

/**
 * @param {Context} context
 * @param {Host} host
 * @returns {Built}
 */
function build(context, { copy }) {
  const node = el("div", { class: "questions" });
  return {
    node,
    update() {
      const question = lookupsOf(context.view).questions.get(context.state.question ?? "");
      fill(node, question ? opened(context, question, copy) : listed(context));
    },
  };
}

/** @param {Context} context */
function listed(context) {
  const { questions, topics } = context.view;
  const ordered = questionsInOrder(context.view);
  const groups = [...topics.map(({ id }) => id), null].map((topic) => ({ topic, of: ordered.filter((question) => questionsOn(context.view, topic).includes(question)) })).filter(({ of }) => of.length > 0);
  return [
    questions.length ? el("h2", { class: "small" }, context.say("question.list")) : null,
    groups.map(({ topic, of }) => [
      groups.length > 1 ? el("h3", {}, context.topic(topic)) : null,
      el("ol", { class: "question-list" }, of.map((question) => el("li", {}, asked(context, question)))),
    ]),
    unsaidOf(context),
  ];
}

/**
 * The place of the scenario that a question asks of, counted from 1; 0: of none, or of several.
 * @param {Context} context
 * @param {QuestionView} question
 */
function sideOf(context, question) {
  return context.scenarioPlace(scenarioAsked(context.view, question)?.id ?? null);
}

/**
 * @param {Context} context
 * @param {QuestionView} question
 */
function asked(context, question) {
  const side = sideOf(context, question);
  return el(
    "button",
    { type: "button", class: `question ${scenarioColour(side)}`, onclick: () => open(context, question) },
    tell("span", {}, titleOf(context, question)),
    el(
      "small",
      {},
      side ? [el("span", { class: "world" }, context.scenario(context.view.scenarios[side - 1]?.id ?? "")), " · "] : null,
      context.say("question.answer", { count: question.answer.length }),
    ),
  );
}

/**
 * @param {Context} context
 * @param {QuestionView} question
 */
function titleOf(context, { title, titles }) {
  return context.told(title, titles);
}

/**
 * @param {Context} context
 * @param {QuestionView} question
 */
function open(context, question) {
  const { questions } = context.view;
  context.store.change(openQuestion(question));
  context.announce(context.say("question.announced", { number: questionsInOrder(context.view).indexOf(question) + 1, total: questions.length, title: titleOf(context, question).text }));
}

/**
 * @param {Context} context
 * @param {QuestionView} question
 * @param {Host["copy"]} copy
 */
function opened(context, question, copy) {
  const step = Math.min(context.state.step, question.answer.length);
  const ordered = questionsInOrder(context.view);
  const place = ordered.indexOf(question);
  const answer = answerOf(context.view, question);
  const other = ordered[(place + 1) % ordered.length];
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
    tell("h2", { tabindex: -1 }, titleOf(context, question)),
    tell("p", { class: "reading" }, context.told(question.reading, question.readings)),
    el(
      "div",
      { class: "row steps" },
      el("button", { type: "button", onclick: () => go(-1) }, `‹ ${context.say("question.previous")}`),
      el("span", { "aria-live": "polite" }, step ? context.say("question.step", { number: step, total: answer.length }) : context.say("question.answer", { count: answer.length })),
      el("button", { type: "button", onclick: () => go(1) }, `${context.say("question.next")} ›`),
      el("button", { type: "button", class: "primary", onclick: () => copy(citationsText(context.words, context.view, titleOf(context, question).text, answer, context.link), context.say("share.copied")) }, context.say("citation.citeAll")),
    ),
    el(
      "ol",
      { class: "plain answers" },
      answer.map((relation, at) => el("li", { class: step === 0 || step === at + 1 ? null : "dim", "aria-current": step === at + 1 ? "step" : null }, claimCard(context, relation))),
    ),
    other && other !== question
      ? el("button", { type: "button", class: "question next", onclick: () => open(context, other) }, el("small", {}, context.say("question.nextQuestion")), tell("span", {}, titleOf(context, other)))
      : null,
  ];
}
