/** The masthead: what the page is called and comes to, what it was read from, the tools, the scenario switch and the search. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Hit } from "../data/types.mjs" */

import { el, fill } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { creditOf, shortCredit } from "../parts/credits.mjs";
import { searchBox } from "../parts/search-box.mjs";
import { tell } from "../parts/told.mjs";
import { CameTrue } from "./came-true.mjs";
import { Modes } from "./modes.mjs";
import { WorldSwitch } from "./world-switch.mjs";
import { askKind, askSort, openMatter, openQuestion, openTab } from "../state/moves.mjs";
import { format, LANGUAGES, wordsOf } from "../words/language.mjs";

/**
 * @param {Context} context
 * @param {(Node | null)[]} tools
 * @returns {{ worlds: WorldSwitch, modes: Modes, came: CameTrue, search: HTMLInputElement }}
 */
export function buildMasthead(context, tools) {
  const masthead = document.querySelector("#masthead");
  for (const old of masthead?.querySelectorAll(".headline, .top, .deck, .source, .came") ?? []) old.remove();
  sayTitle(context);
  const worlds = new WorldSwitch(context);
  const modes = new Modes(context);
  const came = new CameTrue(context);
  const { node, input } = searchBox(context, {
    label: context.say("search.label"),
    placeholder: context.say("search.placeholder"),
    main: true,
    choose: (hit) => choose(context, hit),
  });
  masthead?.append(
    el("div", { class: "top" }, modes.node, el("div", { role: "search", class: "search" }, node), el("div", { class: "tools" }, tools)),
    el("div", { class: "source" }, el("p", { class: "counted" }, sourceOf(context)), el("p", { class: "by" }, shortCredit(context, context.view.documents)), aboutOf(context)),
    ...(came.node ? [came.node] : []),
    ...(worlds.node ? [el("div", { class: "deck" }, worlds.node)] : []),
  );
  return { worlds, modes, came, search: input };
}

/**
 * What the page is called, and what it comes to: in the page's language, where the data say it so.
 * @param {Context} context
 */
function sayTitle(context) {
  const { view } = context;
  const title = context.told(view.title, view.titles);
  document.title = title.text;
  const heading = document.querySelector("h1");
  if (heading) say(heading, title);
  const standfirst = document.querySelector("#standfirst");
  const below = view.headline !== null && view.deck !== null ? context.told(view.deck, view.decks) : descriptionOf(context);
  if (standfirst instanceof HTMLElement) say(standfirst, below);
  document.querySelector("#masthead")?.classList.toggle("headed", view.headline !== null);
  if (view.headline !== null) heading?.after(tell("p", { class: "headline" }, context.told(view.headline, view.headlines)));
}

/** @param {Context} context */
function descriptionOf(context) {
  const { description, descriptions } = context.view;
  return context.told(description ?? "", descriptions);
}

/**
 * @param {HTMLElement} element
 * @param {import("../context/context.mjs").Told} told
 */
function say(element, { text, lang }) {
  fill(element, text);
  if (lang) element.lang = lang;
  else element.removeAttribute("lang");
}

/** @param {Context} context */
function sourceOf(context) {
  const { view } = context;
  const counted = context.say("masthead.standfirst", {
    entities: context.say("count.entities", { count: view.entities.length }),
    relations: context.say("count.relations", { count: view.relations.length }),
  });
  return view.documents.length ? `${counted} ${context.say("masthead.from", { document: shortCredit(context, view.documents) })}.` : counted;
}

/**
 * All documents with what is said of them; and the description, where a deck stands in its place.
 * @param {Context} context
 */
function aboutOf(context) {
  const { view } = context;
  const described = view.headline !== null && view.deck !== null && view.description !== null;
  if (view.documents.length === 0 && !described) return null;
  const menu = el(
    "details",
    {
      class: "about",
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary")?.focus();
        event.stopPropagation();
      },
    },
    el("summary", {}, context.say("credit.about")),
    el(
      "div",
      { class: "sheet" },
      described ? tell("p", {}, descriptionOf(context)) : null,
      el("ul", {}, view.documents.map((document) => el("li", {}, creditOf(context, document)))),
      view.license ? el("p", { class: "note" }, context.say("credit.license", { license: view.license })) : null,
    ),
  );
  return menu;
}

/**
 * @param {Context} context
 * @param {Hit} hit
 */
function choose(context, hit) {
  if (hit.type === "entity") context.selectEntity(hit.id);
  else if (hit.type === "relation") context.selectRelation(hit.id);
  else if (hit.type === "sort") context.store.change(askSort(hit.id));
  else if (hit.type === "debate") context.store.change(openTab("debate"));
  else if (hit.type === "topic") context.store.change(openMatter(hit.id));
  else if (hit.type === "finding") context.store.change(openMatter(context.view.findings[Number(hit.id)]?.topic ?? null));
  else if (hit.type === "question") {
    const question = lookupsOf(context.view).questions.get(hit.id);
    if (question) context.store.change(openQuestion(question));
  } else context.store.change(askKind(hit.of, hit.id));
}

/**
 * @param {Context} context
 * @param {(language: string) => void} chosen
 */
export function languageSwitch(context, chosen) {
  return el(
    "select",
    { class: "tool", "aria-label": context.say("language.switch"), onchange: (event) => chosen(event.target.value) },
    Object.keys(LANGUAGES).map((language) =>
      el("option", { value: language, lang: language, selected: language === context.language }, format(wordsOf(language), "language.name")),
    ),
  );
}
