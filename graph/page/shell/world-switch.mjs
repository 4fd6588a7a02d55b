/** The scenario switch: everything, whoever wins, one scenario, or what differs. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";
import { ALWAYS } from "../data/lookups.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { chooseWorld } from "../state/moves.mjs";
import { ALL, DIFFERS, worldOf, worldsOf } from "../state/worlds.mjs";

export class WorldSwitch {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    /** @type {HTMLElement | null} null: there are no scenarios */
    this.node = context.view.scenarios.length
      ? el(
          "fieldset",
          { class: "worlds" },
          el("legend", { class: "hidden" }, context.say("scenario.label")),
          worldsOf(context.view).map((world) => this.#choice(world)),
        )
      : null;
  }

  /** @param {string} world */
  #choice(world) {
    const { context } = this;
    const place = context.scenarioPlace(world);
    const label = world === ALL ? context.say("scenario.all") : world === DIFFERS ? context.say("scenario.differs") : context.scenario(world);
    return el(
      "label",
      { class: place ? scenarioColour(place) : null },
      el("input", { type: "radio", name: "world", value: world, onchange: () => this.#choose(world) }),
      el(
        "span",
        {},
        place || world === ALWAYS
          ? lineSwatch({ colour: scenarioColour(Math.max(0, place)), dash: place ? context.legend.rhythms[place] || null : null, width: 2.6 })
          : null,
        el("span", { class: "words" }, label),
      ),
    );
  }

  /** @param {string} world */
  #choose(world) {
    const { store, state, view } = this.context;
    store.change(chooseWorld(state, view, world));
  }

  get #inputs() {
    return [...(this.node?.querySelectorAll("input") ?? [])];
  }

  /** Come in step with the state. */
  update() {
    const world = worldOf(this.context.state);
    for (const input of this.#inputs) {
      const chosen = input.value === world;
      if (chosen && !input.checked) input.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
      input.checked = chosen;
    }
  }

  /** Choose the next one, for those who use its key. */
  next() {
    const { context } = this;
    const inputs = this.#inputs;
    const at = inputs.findIndex((input) => input.checked);
    const next = inputs[(at + 1) % inputs.length];
    if (!next) return;
    this.#choose(next.value);
    context.announce(
      context.say("announce.scenario", { label: next.parentElement?.textContent ?? "", shown: context.shown.relations, total: context.view.relations.length }),
    );
  }
}
