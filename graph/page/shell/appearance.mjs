/** The page's appearance: light, dark, or as the reader's system has it. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";
import { keepInMind, remembered } from "../base/memory.mjs";

const THEME = "policygraph-theme";
/** A sign for each appearance, beside its word. */
const THEMES = { auto: "◐", light: "○", dark: "●" };

/** @param {string} [theme] by default the one that the reader has chosen */
export function applyTheme(theme = remembered(THEME) ?? "auto") {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/**
 * @param {Context} context
 * @param {() => void} changed
 */
export function appearanceSwitch(context, changed) {
  const chosen = remembered(THEME) ?? "auto";
  return el(
    "select",
    {
      class: "tool",
      "aria-label": context.say("theme.label"),
      onchange: (event) => {
        keepInMind(THEME, event.target.value);
        applyTheme(event.target.value);
        changed();
      },
    },
    Object.entries(THEMES).map(([theme, sign]) => el("option", { value: theme, selected: theme === chosen }, `${sign} ${context.say(`theme.${theme}`)}`)),
  );
}
