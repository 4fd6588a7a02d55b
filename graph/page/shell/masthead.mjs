/** The masthead: what the graph was read from, the tools, the scenario switch and the search. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Hit } from "../data/types.mjs" */

import { documentLine } from "../answers/citation.mjs";
import { el } from "../base/dom.mjs";
import { searchBox } from "../parts/search-box.mjs";
import { WorldSwitch } from "./world-switch.mjs";
import { askKind } from "../state/moves.mjs";
import { format, LANGUAGES, wordsOf } from "../words/language.mjs";

/**
 * @param {Context} context
 * @param {(Node | null)[]} tools
 * @returns {{ worlds: WorldSwitch, search: HTMLInputElement }}
 */
export function buildMasthead(context, tools) {
  const masthead = document.querySelector("#masthead");
  for (const old of masthead?.querySelectorAll(".tools, .deck, .source") ?? []) old.remove();
  const worlds = new WorldSwitch(context);
  const { node, input } = searchBox(context, {
    label: context.say("search.label"),
    placeholder: context.say("search.placeholder"),
    main: true,
    choose: (hit) => choose(context, hit),
  });
  masthead?.append(
    el("p", { class: "source" }, sourceOf(context)),
    el("div", { class: "tools" }, tools),
    el("div", { class: "deck" }, worlds.node, el("div", { role: "search", class: "search" }, node)),
  );
  return { worlds, search: input };
}

/** @param {Context} context */
function sourceOf(context) {
  const { view } = context;
  const [first] = view.documents;
  return [
    context.say("masthead.standfirst", {
      entities: context.say("count.entities", { count: view.entities.length }),
      relations: context.say("count.relations", { count: view.relations.length }),
    }),
    first ? ` ${context.say("masthead.from", { document: documentLine(context.words, first) })}.` : "",
    view.documents.length > 1 ? ` ${context.say("masthead.moreDocuments", { count: view.documents.length - 1 })}` : "",
  ].join("");
}

/**
 * @param {Context} context
 * @param {Hit} hit
 */
function choose(context, hit) {
  if (hit.type === "entity") context.selectEntity(hit.id);
  else if (hit.type === "relation") context.selectRelation(hit.id);
  else context.store.change(askKind(hit.of, hit.id));
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
