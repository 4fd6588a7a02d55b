/** The panels beside the picture, each behind its tab: those that are registered and have something to show. */

/** @import { Context } from "../context/context.mjs" */

import { el, fill } from "../base/dom.mjs";
import { panelsFor } from "../context/registry.mjs";
import { copyText } from "../parts/copy.mjs";
import { tabbed } from "../parts/tabs.mjs";
import { modeNow } from "./charting.mjs";
import { openTab } from "../state/moves.mjs";

export class SidePanel {
  node = el("aside", { class: "panel" });
  /** @type {(tab: string) => () => void} */
  #turn = () => () => undefined;
  /** @type {() => void} brings the panel that is turned to in step with the state */
  #fill = () => undefined;

  /** @param {Context} context */
  build(context) {
    const result = el("div", { class: "result", role: "status" });
    /** @param {string} text @param {string} done */
    const copy = (text, done) => void copyText(context, text, done, result);
    const all = panelsFor(context.view);
    const tabs = all.map(({ id, label, build }) => ({ id, label: context.say(label), build: () => build(context, { copy }) }));
    const modes = new Map(all.map(({ id, mode = "explore" }) => [id, mode]));
    const { list, panels, show } = tabbed(tabs, context.say("tab.label"), (id) => context.store.change(openTab(id), { quietly: true }));
    fill(this.node, list, panels, result);
    this.node.setAttribute("aria-label", context.say("panel.label"));
    this.#turn = (tab) => {
      const mode = modeNow(context);
      const { entity, relation, path } = context.state;
      const selected = entity ?? relation ?? path;
      // Outside of exploring, what is of any mode is seen only where it is come to.
      const inMode = tabs.filter(({ id }) => (modes.get(id) ?? (mode === "explore" || (id === tab && selected) ? mode : null)) === mode).map(({ id }) => id);
      const first = inMode.find((id) => modes.get(id) === mode) ?? inMode[0] ?? "";
      const known = inMode.includes(tab) ? tab : first;
      document.body.dataset["tab"] = known;
      document.body.dataset["mode"] = mode;
      return () => {
        fill(result);
        show(known, inMode);
      };
    };
  }

  /**
   * Turn to a panel, the first if there is none such: it is shown, in step with the state, with the next `update`.
   * @param {string} tab
   */
  turnTo(tab) {
    this.#fill = this.#turn(tab);
  }

  update() {
    const inside = this.node.contains(document.activeElement);
    this.#fill();
    if (!inside || this.node.contains(document.activeElement)) return;
    // What had the focus is gone: it goes on to what came in its place.
    const panel = this.node.querySelector("[role=tabpanel]:not([hidden])");
    const heading = panel?.querySelector("h2[tabindex]") ?? panel;
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  }
}
