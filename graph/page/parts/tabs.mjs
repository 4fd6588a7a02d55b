/** Panels of which one is shown, each behind a tab. */

import { el } from "../base/dom.mjs";

/**
 * @typedef {object} Tab
 * @property {string} id
 * @property {string} label
 * @property {() => { node: HTMLElement, update: () => void }} build called when it is first shown
 */

/**
 * @param {Tab[]} tabs
 * @param {string} label
 * @param {(id: string) => void} choose
 * @returns {{ list: HTMLElement, panels: HTMLElement[], show: (id: string, among: readonly string[]) => void }} among: those that can be chosen now
 */
export function tabbed(tabs, label, choose) {
  const buttons = tabs.map(({ id, label: name }) =>
    el(
      "button",
      { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, "aria-selected": "false", tabindex: -1, onclick: () => choose(id) },
      name,
    ),
  );
  /** @type {Map<string, () => void>} what brings each panel that has been shown in step with the state */
  const updates = new Map();
  const panels = tabs.map(({ id }) => el("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: 0, hidden: true }));
  const list = el("div", { role: "tablist", "aria-label": label, onkeydown: move }, buttons);

  /** @param {KeyboardEvent} event */
  function move(event) {
    const seen = buttons.filter((button) => !button.hidden);
    const at = seen.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const last = seen.length - 1;
    /** @type {Record<string, number>} */
    const goals = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last };
    const goal = goals[event.key];
    const next = goal === undefined || at < 0 ? undefined : seen[goal];
    if (!next) return;
    event.preventDefault();
    next.focus();
    choose(tabs[buttons.indexOf(next)]?.id ?? "");
  }

  return {
    list,
    panels,
    show(id, among) {
      list.hidden = among.length < 2;
      for (const [place, tab] of tabs.entries()) {
        const on = tab.id === id;
        const button = buttons[place];
        if (button) button.hidden = !among.includes(tab.id);
        button?.setAttribute("aria-selected", String(on));
        button?.setAttribute("tabindex", on ? "0" : "-1");
        const panel = panels[place];
        if (panel) panel.hidden = !on;
        if (!on) continue;
        if (!updates.has(id)) {
          const { node, update } = tab.build();
          panel?.append(node);
          updates.set(id, update);
        }
        updates.get(id)?.();
      }
    },
  };
}
