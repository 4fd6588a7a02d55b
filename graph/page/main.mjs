/** The page: reads its data, builds its parts, and keeps them in step with the state. */

/** @import { Drawn } from "./crowd.mjs" */
/** @import { Opening } from "./loading.mjs" */
/** @import { Shown } from "./scene.mjs" */
/** @import { Target } from "./picture.mjs" */
/** @import { Scenario, View } from "./types.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Manner, Scene } from "./compose.mjs" */

import { drawnOf } from "./crowd.mjs";
import { asRead, placesOfClaim } from "./cards.mjs";
import { comparePanel } from "./comparing.mjs";
import { Desk } from "./desk.mjs";
import { detailsPanel } from "./details.mjs";
import { el, fill } from "./dom.mjs";
import { edgesOf, nodesOf, scenarioPlaces } from "./drawing.mjs";
import { explorePanel } from "./explore.mjs";
import { finder } from "./finder.mjs";
import { searchOf } from "./finding.mjs";
import { ALWAYS, indexed } from "./indexed.mjs";
import { keepInMind, keysDialog, remembered } from "./keys.mjs";
import { chooseLanguage, format, LANGUAGES, wordsOf } from "./language.mjs";
import { readOpening, readRest } from "./loading.mjs";
import { documentLine } from "./citation.mjs";
import { measureText, readPalette } from "./paint.mjs";
import { pause } from "./pause.mjs";
import { Picture } from "./picture.mjs";
import { queryOf } from "./query.mjs";
import { questionsPanel, stepQuestion } from "./questions.mjs";
import { around, placesOf } from "./scene.mjs";
import { copyText, shareMenu } from "./sharing.mjs";
import { chooseWorld, worldOf } from "./state.mjs";
import { Store } from "./store.mjs";
import { lineSwatch } from "./swatches.mjs";
import { rowsOf, tablePanel } from "./tabling.mjs";
import { tabbed } from "./tabs.mjs";
import { textPanel } from "./texts.mjs";
import { PALETTE, scenarioColour } from "./tints.mjs";
import { VIEW_FORMAT } from "./types.mjs";

const LANGUAGE = "policygraph-language";
/** How many claims are printed at most. */
const PRINTED = 2000;
const THEME = "policygraph-theme";
/** A sign for each appearance, beside its word. */
const THEMES = { auto: "◐", light: "○", dark: "●" };

/** @type {Target} */
const NOWHERE = { node: -1, edge: -1 };

/**
 * Everything of the page that lasts while its language and its data change.
 */
class Page {
  store = new Store();
  hover = NOWHERE;
  /** @type {Desk | null} */
  desk = null;
  /** @type {{ update: () => void, node: HTMLElement }[]} */
  panels = [];
  picture = new Picture({
    pick: (target) => this.pick(target),
    point: (target, x, y) => this.point(target, x, y),
    settle: () => this.drawScene(),
  });
  tip = el("div", { class: "tip", hidden: true, "aria-hidden": "true" });
  caption = el("p", { class: "caption" });
  zoomers = el("div", { class: "zoomers" });
  stage = el("section", { class: "stage" }, this.picture.canvas, this.zoomers, this.tip, this.caption);
  panel = el("aside", { class: "panel" });
  live = el("div", { class: "hidden", role: "status", "aria-live": "polite" });
  extra = el("div", { class: "extra" });
  printed = el("section", { class: "printed", "aria-hidden": "true" });
  language = chooseLanguage(remembered(LANGUAGE), navigator.languages);
  /** @type {((id: string) => void) | null} */
  showTab = null;
  /** @type {HTMLElement | null} */
  worlds = null;
  /** @type {HTMLInputElement | null} */
  search = null;
  /** @type {{ of: Shown, mask: Uint8Array } | null} */
  hidden = null;
  keysOn = () => true;
  /** @type {HTMLDialogElement | null} */
  keys = null;

  constructor() {
    const main = document.querySelector("main");
    main?.append(this.stage, this.panel);
    document.body.append(this.live, this.extra, this.printed);
    applyTheme();
    this.picture.resize();
    this.picture.setPalette(readPalette(PALETTE));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.picture.setPalette(readPalette(PALETTE)));
    this.store.listen((before) => {
      if (!this.desk) return;
      this.desk.forget();
      this.hover = NOWHERE;
      this.tip.hidden = true;
      this.update();
      this.follow(before);
    });
    addEventListener("keydown", (event) => this.onKey(event));
    addEventListener("beforeprint", () => this.preparePrint());
    addEventListener("afterprint", () => {
      fill(this.printed);
      applyTheme();
      this.picture.setPalette(readPalette(PALETTE));
    });
  }

  /**
   * Draw the overview of a large graph, before the rest is read.
   * @param {View & Opening} opening
   */
  async openWith(opening) {
    const { overview } = opening;
    if (!overview) return;
    const drawing = {
      ...nodesOf([overview.nodes]),
      ...(await edgesOf([overview.lines])),
      scenario: scenarioPlaces(overview.scenarios, opening.scenarios),
    };
    this.picture.setDrawing(drawing, this.manner(drawing, opening, (node) => drawing.label[node] ?? ""));
    const all = { entities: Int32Array.from(drawing.id.keys()), relations: Int32Array.from(drawing.edgeId.keys()) };
    const order = all.entities.sort((a, b) => (overview.degrees[a] ?? 0) - (overview.degrees[b] ?? 0) || b - a);
    this.picture.setScene({ ...QUIET, entities: order, relations: all.relations }, null);
  }

  /**
   * @param {View} view
   * @param {Drawing} drawing
   * @param {Opening} opening
   */
  async begin(view, drawing, opening) {
    this.data = { view, drawing, opening };
    const desk = this.newDesk(view, drawing, opening);
    this.buildMasthead(desk);
    await this.warm(desk);
    this.desk = desk;
    this.setDrawing(desk);
    this.drawScene();
    this.picture.drawNow();
    await pause();
    this.buildParts(desk);
    await pause();
    this.update();
    const { state } = desk;
    if (state.entity || state.relation) this.lead(desk, true);
    this.desk?.announce(
      this.desk.say("announce.ready", {
        entities: this.desk.say("count.entities", { count: view.entities.length }),
        relations: this.desk.say("count.relations", { count: view.relations.length }),
      }),
    );
  }

  /** Build all parts anew, in the language of the page. */
  build() {
    if (!this.data) return;
    const desk = this.newDesk(this.data.view, this.data.drawing, this.data.opening);
    this.desk = desk;
    this.setDrawing(desk);
    this.buildMasthead(desk);
    this.buildRest(desk);
  }

  /** @param {Desk} desk */
  setDrawing(desk) {
    const { drawing, view } = desk;
    this.picture.setDrawing(drawing, this.manner(drawing, view, (node) => desk.name(drawing.id[node] ?? "")));
  }

  /**
   * Work out what all parts look up, a piece at a time.
   * @param {Desk} desk
   */
  async warm(desk) {
    const index = indexed(desk.view);
    /** @type {(() => unknown)[]} */
    const pieces = [
      () => index.entities,
      () => index.ordinals,
      () => index.adjacency,
      () => placesOf(desk.view),
      ...["scenario", "modality", "certainty", "kind", "topic", "holder", "basis", "negated"].map((name) => () => index.column(name)),
      () => desk.shown,
      () => drawnOf(desk.view, desk.drawing, desk.shown, this.picture.sight, []),
    ];
    for (const piece of pieces) {
      piece();
      if (desk.view.relations.length > 5000) await pause();
    }
  }

  /** Work out what the first use of a filter, of the details and of the table looks up. */
  async warmFilters() {
    const { desk } = this;
    if (!desk) return;
    const index = indexed(desk.view);
    for (const name of ["source", "target", "source_kind", "target_kind"]) {
      await pause();
      index.column(name);
    }
    await pause();
    asRead(desk.view);
    await pause();
    return index.relations;
  }

  /**
   * @param {View} view
   * @param {Drawing} drawing
   * @param {Opening} opening
   */
  newDesk(view, drawing, opening) {
    const desk = new Desk(view, drawing, opening.legend, this.store, this.language, (text) => fill(this.live, text));
    document.documentElement.lang = this.language;
    return desk;
  }

  /** @param {Desk} desk */
  buildRest(desk) {
    this.buildParts(desk);
    this.update();
  }

  /** @param {Desk} desk */
  buildParts(desk) {
    this.buildPanel(desk);
    this.buildZoomers(desk);
    const { dialog, enabled } = keysDialog(desk);
    this.keys = dialog;
    this.keysOn = enabled;
    fill(this.extra, dialog);
    this.stage.setAttribute("aria-label", desk.say("picture.region"));
  }

  /**
   * @param {Drawing} drawing
   * @param {Pick<View, "scenarios">} view
   * @param {(node: number) => string} name
   * @returns {Manner}
   */
  manner(drawing, view, name) {
    /** @type {Map<string, number>} */
    const winners = new Map();
    for (const [place, scenario] of view.scenarios.entries())
      for (const id of Object.values(scenario.counterparts)) winners.set(id, winners.has(id) && winners.get(id) !== place + 1 ? 0 : place + 1);
    const mains = new Set(view.scenarios.map(mainOf));
    return {
      name,
      main: (node) => mains.has(drawing.id[node] ?? ""),
      tint: (node) => drawing.tint[node] ?? "other",
      ring: (node) => {
        const place = winners.get(drawing.id[node] ?? "");
        return place ? scenarioColour(place) : null;
      },
      verb: (edge) => {
        const relation = this.desk?.relation(drawing.edgeId[edge] ?? "");
        if (!relation || !this.desk) return "";
        const verb = this.desk.relationKind(relation.kind);
        return relation.negated ? `${this.desk.say("negated.mark")}: ${verb}` : verb;
      },
      line: scenarioColour,
      measure: measureText,
    };
  }

  /** @param {Desk} desk */
  buildMasthead(desk) {
    const masthead = document.querySelector("#masthead");
    if (!masthead) return;
    for (const old of masthead.querySelectorAll(".tools, .deck, .source")) old.remove();
    const { view } = desk;
    const [document1] = view.documents;
    const source = el(
      "p",
      { class: "source" },
      [
        desk.say("masthead.standfirst", {
          entities: desk.say("count.entities", { count: view.entities.length }),
          relations: desk.say("count.relations", { count: view.relations.length }),
        }),
        document1 ? ` ${desk.say("masthead.from", { document: documentLine(desk.words, document1) })}.` : "",
        view.documents.length > 1 ? ` ${desk.say("masthead.moreDocuments", { count: view.documents.length - 1 })}` : "",
      ].join(""),
    );
    const tools = el(
      "div",
      { class: "tools" },
      this.languageSwitch(desk),
      this.themeSwitch(desk),
      el("button", { type: "button", class: "tool", "aria-label": desk.say("keys.title"), title: desk.say("keys.open"), onclick: () => this.keys?.showModal() }, "?"),
      shareMenu(desk, this.picture, () => this.caption.textContent ?? ""),
    );
    const { node, input } = finder(desk, {
      label: desk.say("search.label"),
      placeholder: desk.say("search.placeholder"),
      main: true,
      choose: (hit) => {
        if (hit.type === "entity") desk.selectEntity(hit.id);
        else if (hit.type === "relation") desk.selectRelation(hit.id);
        else if (hit.of === "relation") desk.store.change({ query: queryOf({ kind: hit.id }), focus: null, tab: "explore" });
        else desk.store.change({ query: queryOf({ source_kind: hit.id, target_kind: hit.id }), focus: null, tab: "explore" });
      },
    });
    this.search = input;
    const deck = el("div", { class: "deck" }, this.worldSwitch(desk), el("div", { role: "search", class: "search" }, node));
    masthead.append(source, tools, deck);
  }

  /** @param {Desk} desk */
  languageSwitch(desk) {
    return el(
      "select",
      {
        class: "tool",
        "aria-label": desk.say("language.switch"),
        onchange: (event) => {
          this.language = event.target.value;
          keepInMind(LANGUAGE, this.language);
          this.build();
          document.querySelector(".tools select")?.dispatchEvent(new Event("focus"));
        },
      },
      Object.keys(LANGUAGES).map((language) =>
        el("option", { value: language, lang: language, selected: language === this.language }, format(wordsOf(language), "language.name")),
      ),
    );
  }

  /** @param {Desk} desk */
  themeSwitch(desk) {
    const chosen = remembered(THEME) ?? "auto";
    return el(
      "select",
      {
        class: "tool",
        "aria-label": desk.say("theme.label"),
        onchange: (event) => {
          keepInMind(THEME, event.target.value);
          applyTheme(event.target.value);
          this.picture.setPalette(readPalette(PALETTE));
        },
      },
      Object.entries(THEMES).map(([theme, sign]) => el("option", { value: theme, selected: theme === chosen }, `${sign} ${desk.say(`theme.${theme}`)}`)),
    );
  }

  /** @param {Desk} desk */
  worldSwitch(desk) {
    const { view } = desk;
    if (view.scenarios.length === 0) {
      this.worlds = null;
      return null;
    }
    const worlds = ["all", ALWAYS, ...view.scenarios.map((scenario) => scenario.id), ...(view.scenarios.length > 1 ? ["differs"] : [])];
    this.worlds = el(
      "fieldset",
      { class: "worlds" },
      el("legend", { class: "hidden" }, desk.say("scenario.label")),
      worlds.map((world) => {
        const place = desk.scenarioPlace(world);
        const label = world === "all" ? desk.say("scenario.all") : world === "differs" ? desk.say("scenario.differs") : desk.scenario(world);
        return el(
          "label",
          { class: place ? scenarioColour(place) : null },
          el("input", {
            type: "radio",
            name: "world",
            value: world,
            onchange: () => this.store.change(chooseWorld(view, this.store.state, world)),
          }),
          el(
            "span",
            {},
            place || world === ALWAYS
              ? lineSwatch({ colour: scenarioColour(Math.max(0, place)), dash: place ? desk.legend.rhythms[place] || null : null, width: 2.6 })
              : null,
            el("span", { class: "words" }, label),
          ),
        );
      }),
    );
    return this.worlds;
  }

  /** @param {Desk} desk */
  buildPanel(desk) {
    const result = el("div", { class: "result", role: "status" });
    /** @param {string} text @param {string} done */
    const copy = (text, done) => copyText(desk, text, done, result);
    const tabs = [
      { id: "explore", label: desk.say("tab.explore"), panel: explorePanel(desk) },
      { id: "details", label: desk.say("details.title"), panel: detailsPanel(desk, copy) },
      ...(desk.view.questions.length ? [{ id: "questions", label: desk.say("question.title"), panel: questionsPanel(desk) }] : []),
      ...(desk.view.scenarios.length > 1 ? [{ id: "compare", label: desk.say("tab.compare"), panel: comparePanel(desk) }] : []),
      { id: "table", label: desk.say("table.title"), panel: tablePanel(desk) },
      ...(desk.view.passages.length ? [{ id: "text", label: desk.say("tab.text"), panel: textPanel(desk) }] : []),
    ];
    const { list, panels, show } = tabbed(tabs, desk.say("tab.label"), (id) => this.store.change({ tab: id }, { quietly: true }));
    const handle = el(
      "button",
      {
        type: "button",
        class: "handle",
        "aria-expanded": String(document.body.dataset["sheet"] === "open"),
        "aria-label": desk.say("panel.open"),
        onclick: () => this.openSheet(handle.getAttribute("aria-expanded") !== "true"),
      },
      el("span", {}),
    );
    this.handle = handle;
    fill(this.panel, handle, list, panels, result);
    this.panel.setAttribute("aria-label", desk.say("panel.label"));
    list.addEventListener("click", () => this.openSheet(true));
    this.showTab = (id) => {
      const known = tabs.some((tab) => tab.id === id) ? id : "explore";
      document.body.dataset["tab"] = known;
      fill(result);
      show(known);
    };
  }

  /**
   * On a phone the panel is a sheet that is pulled up.
   * @param {boolean} open
   */
  openSheet(open) {
    const sheet = open ? "open" : "closed";
    this.handle?.setAttribute("aria-expanded", String(open));
    if (document.body.dataset["sheet"] === sheet) return;
    document.body.dataset["sheet"] = sheet;
    if (this.picture.resize()) this.drawScene();
  }

  /** @param {Desk} desk */
  buildZoomers(desk) {
    /** @type {[string, string, () => void][]} */
    const buttons = [
      ["+", "picture.zoomIn", () => this.picture.zoomBy(1.4)],
      ["−", "picture.zoomOut", () => this.picture.zoomBy(1 / 1.4)],
      ["⤢", "picture.fit", () => this.picture.fit()],
    ];
    fill(
      this.zoomers,
      buttons.map(([sign, word, act]) => el("button", { type: "button", "aria-label": desk.say(word), title: desk.say(word), onclick: act }, sign)),
    );
  }

  /** Bring all parts in step with the state. */
  update() {
    const { desk } = this;
    if (!desk) return;
    const inPanel = this.panel.contains(document.activeElement);
    const tab = desk.state.tab || "explore";
    this.showTab?.(tab);
    if (inPanel && !this.panel.contains(document.activeElement)) {
      const panel = this.panel.querySelector("[role=tabpanel]:not([hidden])");
      const heading = panel?.querySelector("h2[tabindex]") ?? panel;
      if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
    }
    const world = worldOf(desk.state);
    for (const input of this.worlds?.querySelectorAll("input") ?? []) {
      const chosen = input.value === world;
      if (chosen && !input.checked) input.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
      input.checked = chosen;
    }
    this.drawScene();
  }

  /**
   * Show in the picture what has just been selected, and say it.
   * @param {import("./state.mjs").State} before
   */
  follow(before) {
    const { desk } = this;
    if (!desk) return;
    const { state, shown } = desk;
    const picked = state.entity !== before.entity || state.relation !== before.relation;
    const led = picked || state.question !== before.question || spelled(state.sentence) !== spelled(before.sentence) || state.step !== before.step || spelled(state.path) !== spelled(before.path) || spelled(state.focus) !== spelled(before.focus);
    if (led && (state.entity || state.relation || state.question || state.path || state.sentence)) this.lead(desk, picked);
    if (picked) {
      const label = state.relation ? desk.relation(state.relation)?.statement : state.entity ? desk.name(state.entity) : null;
      desk.announce(label ? desk.say("announce.selected", { label }) : desk.say("announce.cleared"));
    } else if (state.compare && !before.compare)
      desk.announce(desk.say("announce.compare", { count: shown.rows.filter((row) => row.status !== "same").length }));
    else if (state.query !== before.query || state.focus !== before.focus)
      desk.announce(desk.say("announce.shown", { shown: shown.relations, total: desk.view.relations.length }));
  }

  /**
   * Bring on the screen what stands out; what has been picked above its details, on a phone.
   * @param {Desk} desk
   * @param {boolean} picked
   */
  lead(desk, picked) {
    const { state, shown } = desk;
    const { ordinals } = indexed(desk.view);
    // The sheet takes room from the picture: it rises first, so that nothing is brought where it lies.
    if (picked) this.openSheet(true);
    const relation = state.relation ? desk.relation(state.relation) : undefined;
    const nodes = relation
      ? [relation.source, relation.target].map((id) => ordinals.get(id) ?? -1)
      : picked && state.entity
        ? [ordinals.get(state.entity) ?? -1]
        : [...(shown.litEntities ?? [])];
    this.picture.bring(nodes.filter((node) => node >= 0));
  }

  drawScene() {
    const { desk, data } = this;
    if (!desk || !data) return;
    const { shown, state, view } = desk;
    const { ordinals } = indexed(view);
    const entity = ordinals.get(state.entity ?? "") ?? -1;
    const relation = placesOf(view).get(state.relation ?? "") ?? -1;
    const always = [entity, this.hover.node].filter((node) => node >= 0);
    for (const edge of [relation, this.hover.edge]) {
      const one = view.relations[edge];
      if (one) always.push(ordinals.get(one.source) ?? 0, ordinals.get(one.target) ?? 0);
    }
    const drawn = drawnOf(view, data.drawing, shown, this.picture.sight, always);
    let { litEntities, litRelations } = shown;
    if (!litEntities && this.hover.node >= 0) {
      litRelations = new Set([...around(view, this.hover.node)].filter((edge) => shown.relation[edge]));
      litEntities = new Set([this.hover.node]);
      for (const edge of litRelations) {
        litEntities.add(data.drawing.from[edge] ?? 0);
        litEntities.add(data.drawing.to[edge] ?? 0);
      }
    }
    /** @type {Scene} */
    const scene = {
      entities: drawn.entities,
      relations: drawn.relations,
      litEntities,
      litRelations,
      marks: shown.marks,
      entity,
      relation,
      hoverEntity: this.hover.node,
      hoverRelation: this.hover.edge,
    };
    this.picture.setScene(scene, this.crowd(desk, drawn));
    this.describe(desk, drawn);
  }

  /**
   * What is a mere dot: of a large graph what is not drawn in full, else what the filters hide.
   * @param {Desk} desk
   * @param {Drawn} drawn
   * @returns {Uint8Array | null}
   */
  crowd({ shown, view }, drawn) {
    if (!drawn.whole) return shown.entity;
    if (shown.entities === view.entities.length) return null;
    if (this.hidden?.of !== shown) this.hidden = { of: shown, mask: shown.entity.map((one) => 1 - one) };
    return this.hidden.mask;
  }

  /**
   * @param {Desk} desk
   * @param {Drawn} drawn
   */
  describe(desk, drawn) {
    const { shown, view, state } = desk;
    const [all, total] = [view.relations.length, view.entities.length];
    const parts = [];
    if (shown.relations < all || shown.entities < total)
      parts.push(desk.say("caption.part", { shownRelations: shown.relations, totalRelations: all, shownEntities: shown.entities, totalEntities: total }));
    else if (drawn.whole) parts.push(desk.say("caption.all", { relations: all, entities: total }));
    if (!drawn.whole)
      parts.push(
        desk.say("caption.drawn", {
          entities: drawn.entities.length,
          totalEntities: shown.entities,
          relations: drawn.relations.length,
          totalRelations: shown.relations,
        }),
      );
    if (state.compare) parts.push(`${desk.say("compare.count", { count: shown.rows.filter((row) => row.status !== "same").length })}.`);
    if (state.focus) parts.push(desk.say("caption.focus", { entity: desk.name(state.focus.id), count: state.focus.depth }));
    if (shown.relations === 0 && all > 0) parts.push(desk.say("filter.empty"));
    const caption = parts.join(" ");
    fill(this.caption, caption);
    this.picture.canvas.setAttribute("aria-label", `${desk.say("picture.label", { caption })} ${desk.say("picture.help")}`);
  }

  /** @param {Target} target */
  pick({ node, edge, second }) {
    const { desk, data } = this;
    if (!desk || !data) return;
    const { state } = desk;
    const id = data.drawing.id[node];
    if (id !== undefined && second && state.entity && state.entity !== id)
      this.store.change({ path: { from: state.entity, to: id }, relation: null, question: null, step: 0, tab: "details" });
    else if (id !== undefined) desk.selectEntity(id);
    else if (edge >= 0) desk.selectRelation(data.drawing.edgeId[edge] ?? null);
    else if (state.relation) desk.selectRelation(null);
    else if (state.entity || state.sentence) desk.selectEntity(null);
  }

  /**
   * @param {Target} target
   * @param {number} x
   * @param {number} y
   */
  point(target, x, y) {
    const { desk, data, tip } = this;
    if (!desk || !data) return;
    if (target.node !== this.hover.node || target.edge !== this.hover.edge) {
      this.hover = target;
      this.drawScene();
      const relation = desk.view.relations[target.edge];
      const entity = desk.view.entities[target.node];
      tip.hidden = !relation && !entity;
      if (relation)
        fill(tip, el("span", { class: "statement", dir: "auto" }, relation.statement.slice(0, 400)), el("small", {}, desk.standing(relation).join(" · ")));
      else if (entity)
        fill(
          tip,
          el("strong", { dir: "auto" }, desk.name(entity.id).slice(0, 200)),
          el("small", {}, `${desk.entityKind(entity.kind)} · ${desk.say("count.relations", { count: entity.degree })}`),
        );
    }
    if (tip.hidden) return;
    const { clientWidth, clientHeight } = this.stage;
    const left = Math.min(x + 14, clientWidth - tip.offsetWidth - 8);
    const top = y + 18 + tip.offsetHeight > clientHeight ? y - tip.offsetHeight - 10 : y + 18;
    tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { desk } = this;
    if (!desk || event.ctrlKey || event.metaKey || event.altKey || this.keys?.open) return;
    const focused = document.activeElement;
    const typing = focused instanceof HTMLInputElement ? !["checkbox", "radio"].includes(focused.type) : focused instanceof HTMLSelectElement || focused instanceof HTMLTextAreaElement;
    if (event.key === "Escape" && !event.defaultPrevented) {
      this.escape(desk);
      return;
    }
    if (typing) return;
    const inPicture = focused === this.picture.canvas;
    const act = inPicture ? (this.pictureKeys(desk)[event.key] ?? this.pageKeys(desk)[event.key]) : this.keysOn() ? this.pageKeys(desk)[event.key] : undefined;
    if (!act) return;
    if (inPicture && !this.keysOn() && event.key.length === 1 && !"+-0".includes(event.key)) return;
    event.preventDefault();
    act();
  }

  /**
   * @param {Desk} desk
   * @returns {Record<string, () => void>}
   */
  pictureKeys(desk) {
    const step = 60;
    const chosen = () => {
      const { node } = this.hover;
      if (node >= 0) desk.selectEntity(desk.view.entities[node]?.id ?? null);
    };
    return {
      ArrowLeft: () => this.picture.panBy(step, 0),
      ArrowRight: () => this.picture.panBy(-step, 0),
      ArrowUp: () => this.picture.panBy(0, step),
      ArrowDown: () => this.picture.panBy(0, -step),
      "+": () => this.picture.zoomBy(1.25),
      "=": () => this.picture.zoomBy(1.25),
      "-": () => this.picture.zoomBy(0.8),
      0: () => this.picture.fit(),
      n: () => this.rove(desk, 1),
      p: () => this.rove(desk, -1),
      Enter: chosen,
      " ": chosen,
    };
  }

  /**
   * @param {Desk} desk
   * @returns {Record<string, () => void>}
   */
  pageKeys(desk) {
    /** @param {string} tab */
    const go = (tab) => {
      this.store.change({ tab }, { quietly: true });
      this.openSheet(true);
      document.getElementById(`tab-${tab}`)?.focus();
    };
    /** @param {number} depth */
    const focus = (depth) => {
      const id = desk.state.entity;
      if (id) this.store.change({ focus: desk.state.focus?.id === id && desk.state.focus.depth === depth ? null : { id, depth, direction: "both" } });
    };
    return {
      "/": () => this.search?.focus(),
      "?": () => this.keys?.showModal(),
      s: () => this.nextWorld(desk),
      ",": () => stepQuestion(desk, -1),
      ".": () => stepQuestion(desk, 1),
      1: () => focus(1),
      2: () => focus(2),
      3: () => focus(3),
      f: () => go("explore"),
      t: () => go("table"),
      g: () => this.picture.canvas.focus(),
    };
  }

  /** @param {Desk} desk */
  nextWorld(desk) {
    const inputs = [...(this.worlds?.querySelectorAll("input") ?? [])];
    const at = inputs.findIndex((input) => input.checked);
    const next = inputs[(at + 1) % inputs.length];
    if (!next) return;
    this.store.change(chooseWorld(desk.view, desk.state, next.value));
    desk.announce(desk.say("announce.scenario", { label: next.parentElement?.textContent ?? "", shown: desk.shown.relations, total: desk.view.relations.length }));
  }

  /**
   * Mark the next entity of the picture, for those who use its keys.
   * @param {Desk} desk
   * @param {number} by
   */
  rove(desk, by) {
    const places = [...desk.shown.entity.keys()].filter((place) => desk.shown.entity[place]);
    if (places.length === 0) return;
    const order = places.sort((a, b) => (desk.view.entities[b]?.degree ?? 0) - (desk.view.entities[a]?.degree ?? 0) || a - b);
    const at = order.indexOf(this.hover.node);
    const node = order[(at + by + order.length) % order.length] ?? 0;
    this.hover = { node, edge: -1 };
    this.picture.bring([node]);
    this.drawScene();
    const entity = desk.view.entities[node];
    if (entity)
      desk.announce(desk.say("picture.entity", { name: desk.name(entity.id), kind: desk.entityKind(entity.kind), relations: desk.say("count.relations", { count: entity.degree }) }));
  }

  /** @param {Desk} desk */
  escape(desk) {
    const { state } = desk;
    if (state.relation) this.store.change({ relation: null });
    else if (state.path && !state.question) this.store.change({ path: null });
    else if (state.question) this.store.change({ question: null, step: 0, path: null, compare: null });
    else if (state.sentence) this.store.change({ sentence: null });
    else if (state.entity) this.store.change({ entity: null });
    else if (state.focus) this.store.change({ focus: null });
    else this.openSheet(false);
  }

  preparePrint() {
    const { desk } = this;
    if (!desk) return;
    // On paper it is light, whatever the screen shows.
    applyTheme("light");
    this.picture.setPalette(readPalette(PALETTE));
    this.picture.drawNow();
    const rows = rowsOf(desk).slice(0, PRINTED);
    fill(
      this.printed,
      el(
        "table",
        {},
        el("caption", {}, desk.say("table.caption")),
        el("tbody", {}, rows.map((row) => el("tr", {}, el("td", {}, row.statement), el("td", {}, [...desk.standing(row), ...placesOfClaim(row)].join(" · "))))),
      ),
    );
  }
}

/** @type {Scene} */
const QUIET = {
  entities: new Int32Array(),
  relations: new Int32Array(),
  litEntities: null,
  litRelations: null,
  marks: null,
  entity: -1,
  relation: -1,
  hoverEntity: -1,
  hoverRelation: -1,
};

/**
 * Who stands for a scenario first of all: the outcome that decides it, or whoever plays the first part.
 * @param {Scenario} scenario
 */
function mainOf({ condition, counterparts }) {
  const players = Object.values(counterparts);
  return players.find((id) => id === condition["outcome"]) ?? counterparts["winner"] ?? players[0] ?? "";
}

/** @param {object | null} value */
function spelled(value) {
  return JSON.stringify(value);
}

/** @param {string} [theme] */
function applyTheme(theme = remembered(THEME) ?? "auto") {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

async function start() {
  const page = new Page();
  try {
    const opening = await readOpening();
    if (opening.format !== VIEW_FORMAT) throw new Error(format(wordsOf(page.language), "error.format", { expected: VIEW_FORMAT, found: opening.format }));
    await page.openWith(opening);
    const { view, drawing } = await readRest(opening);
    await pause();
    await page.begin(view, drawing, opening);
    performance.mark("ready");
    document.documentElement.dataset["ready"] = "yes";
    await page.warmFilters();
    await searchOf(view).prepare(pause);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fill(page.caption, format(wordsOf(page.language), "error.data", { reason }));
    throw error;
  }
}

await start();
