/** The page: its parts, built in the language that is spoken, and kept in step with the state. */

/** @import { Data } from "../context/context.mjs" */
/** @import { CameTrue } from "./came-true.mjs" */
/** @import { Modes } from "./modes.mjs" */
/** @import { OwnFile } from "./own-file.mjs" */
/** @import { WorldSwitch } from "./world-switch.mjs" */
/** @import { State } from "../state/state.mjs" */

import { briefOf, hasBrief } from "../answers/brief.mjs";
import { el, fill } from "../base/dom.mjs";
import { afterFrame, pause } from "../base/pause.mjs";
import { Context } from "../context/context.mjs";
import { learnFields } from "../data/query.mjs";
import { appearanceSwitch, applyTheme } from "./appearance.mjs";
import { bring, follow } from "./following.mjs";
import { followKeyboard } from "./keyboard.mjs";
import { keysDialog } from "./keys-dialog.mjs";
import { buildMasthead, languageSwitch } from "./masthead.mjs";
import { Presenting } from "./presenting.mjs";
import { isSmall, prepare } from "./preparing.mjs";
import { followPrinting } from "./printing.mjs";
import { creditedDocuments, shortCredit } from "../parts/credits.mjs";
import { shareMenu } from "./share.mjs";
import { SidePanel } from "./side-panel.mjs";
import { Stage } from "./stage.mjs";
import { openMatter } from "../state/moves.mjs";
import { present, presentNext } from "../state/picture-moves.mjs";
import { Store } from "../state/store.mjs";
import { keepLanguage } from "./speaking.mjs";

/** Everything of the page that lasts while its language and its data change. */
export class Page {
  store = new Store();
  /** @type {Data | null} */
  data = null;
  /** @type {Context | null} null: the data are still being read */
  context = null;
  stage = new Stage();
  panel = new SidePanel();
  /** @type {WorldSwitch | null} */
  worlds = null;
  /** @type {Modes | null} */
  modes = null;
  /** @type {CameTrue | null} */
  came = null;
  /** @type {HTMLInputElement | null} */
  search = null;
  /** @type {ReturnType<typeof keysDialog> | null} */
  keys = null;
  presenting = new Presenting();
  #live = el("div", { class: "hidden", role: "status", "aria-live": "polite" });
  #extra = el("div", { class: "extra" });
  /** What is to be done once the picture is drawn. */
  #behind = 0;

  /**
   * @param {string} language
   * @param {OwnFile} file
   */
  constructor(language, file) {
    this.language = language;
    this.file = file;
    const { stage } = this;
    document.querySelector("main")?.append(this.panel.node, stage.node);
    document.body.append(this.presenting.node, this.#live, this.#extra, followPrinting(stage, () => this.context));
    applyTheme();
    stage.picture.resize();
    stage.recolour();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => stage.recolour());
    this.store.listen((before) => this.#changed(before));
    followKeyboard(this);
  }

  /** @param {Data} data */
  async begin(data) {
    this.data = data;
    learnFields(data.view);
    this.store.begin(data.view, this.file.opensOn);
    showOnly(this.store.state.only);
    const { stage } = this;
    const context = this.#newContext(data);
    this.#buildMasthead(context);
    await pause();
    await prepare(context, stage.picture.sight);
    this.#setContext(context);
    await pause();
    stage.drawNow();
    await pause();
    this.#buildParts(context);
    await pause();
    this.#update();
    if (context.state.entity || context.state.relation) bring(context, stage);
    context.announce(
      context.say("announce.ready", {
        entities: context.say("count.entities", { count: data.view.entities.length }),
        relations: context.say("count.relations", { count: data.view.relations.length }),
      }),
    );
  }

  /**
   * Build all parts anew, in another language.
   * @param {string} language
   */
  speak(language) {
    this.language = language;
    keepLanguage(language);
    if (!this.data) return;
    const context = this.#newContext(this.data);
    this.#setContext(context);
    this.#buildMasthead(context);
    this.#buildParts(context);
    this.#update();
    /** @type {HTMLElement | null} */ (document.querySelector(".tools select"))?.focus();
  }

  /** @param {Data} data */
  #newContext(data) {
    document.documentElement.lang = this.language;
    return new Context(data, this.store, this.language, (text) => fill(this.#live, text));
  }

  /** @param {Context} context */
  #setContext(context) {
    this.context = context;
    this.stage.setContext(context);
  }

  /** @param {Context} context */
  #buildMasthead(context) {
    const { stage } = this;
    const keys = el(
      "button",
      { type: "button", class: "tool", "aria-label": context.say("keys.title"), title: context.say("keys.open"), onclick: () => this.keys?.dialog.showModal() },
      "?",
    );
    const tools = [
      hasBrief(context.view) ? presentButton(context) : null,
      languageSwitch(context, (language) => this.speak(language)),
      appearanceSwitch(context, () => stage.recolour()),
      keys,
      shareMenu(context, stage, () => stage.caption, this.file),
    ];
    const { worlds, modes, came, search } = buildMasthead(context, tools);
    this.worlds = worlds;
    this.modes = modes;
    this.came = came;
    this.search = search;
  }

  /** @param {Context} context */
  #buildParts(context) {
    this.panel.build(context);
    this.stage.build(context);
    this.keys = keysDialog(context);
    fill(this.#extra, this.keys.dialog);
  }

  /** @param {State} before */
  #changed(before) {
    const { context, stage } = this;
    if (!context) return;
    context.forget();
    stage.forget();
    this.#update();
    follow(context, before, stage);
  }

  /** Bring all parts in step with the state: of a large graph the picture first, for that is what one waits for. */
  #update() {
    const { context, stage } = this;
    if (!context) return;
    cancelAnimationFrame(this.#behind);
    showOnly(context.state.only);
    this.panel.turnTo(context.state.tab);
    this.worlds?.update();
    this.modes?.update();
    this.came?.update();
    const beside = () => {
      this.panel.update();
      stage.credit(shortCredit(context, creditedDocuments(context)));
    };
    if (isSmall(context.view)) beside();
    stage.draw();
    if (!isSmall(context.view)) this.#behind = afterFrame(beside);
    this.presenting.update(context);
  }
}

/**
 * Show only a part of the page, or all of it.
 * @param {string | null} part
 */
function showOnly(part) {
  const { dataset } = document.body;
  if (part) dataset["only"] = part;
  else delete dataset["only"];
}

/**
 * What is read is presented, or else the first topic of the brief.
 * @param {Context} context
 */
function presentButton(context) {
  const start = () => {
    const { state, store, view } = context;
    const reads = state.question !== null || state.matter !== null;
    store.change(reads ? present(true) : presentNext(openMatter(briefOf(view)[0]?.topic ?? null)));
  };
  return el("button", { type: "button", class: "tool", onclick: start }, context.say("present.start"));
}
