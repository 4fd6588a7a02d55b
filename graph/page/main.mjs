/** Starts the page. */

import { pause } from "./base/pause.mjs";
import { readOpening, readRest } from "./data/loading.mjs";
import { VIEW_FORMAT } from "./data/types.mjs";
import { drawOpening } from "./shell/opening.mjs";
import { Page } from "./shell/page.mjs";
import { prepareRest } from "./shell/preparing.mjs";
import { format, wordsOf } from "./words/language.mjs";

async function start() {
  const page = new Page();
  const words = wordsOf(page.language);
  try {
    const opening = await readOpening();
    if (opening.format !== VIEW_FORMAT) throw new Error(format(words, "error.format", { expected: VIEW_FORMAT, found: opening.format }));
    await drawOpening(opening, page.stage.picture);
    const { view, styled } = await readRest(opening);
    await pause();
    await page.begin({ view, styled, legend: opening.legend, limits: opening.limits });
    performance.mark("ready");
    document.documentElement.dataset["ready"] = "yes";
    await prepareRest(view);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    page.stage.say(format(words, "error.data", { reason }));
    throw error;
  }
}

await start();
