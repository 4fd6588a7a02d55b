/** Starts the page. */

import { pause } from "./base/pause.mjs";
import { Trouble } from "./base/trouble.mjs";
import { readOpening, readRest } from "./data/loading.mjs";
import { VIEW_FORMAT } from "./data/types.mjs";
import { drawOpening } from "./shell/opening.mjs";
import { OwnFile } from "./shell/own-file.mjs";
import { Page } from "./shell/page.mjs";
import { prepareRest } from "./shell/preparing.mjs";
import { firstLanguage } from "./shell/speaking.mjs";
import { Beginning } from "./shell/trouble.mjs";

async function start() {
  const file = new OwnFile();
  const beginning = new Beginning();
  let language = firstLanguage();
  try {
    const opening = await readOpening();
    if (opening.format !== VIEW_FORMAT) throw new Trouble("error.format", { expected: VIEW_FORMAT, found: opening.format });
    language = firstLanguage(opening);
    const page = new Page(language, file);
    await drawOpening(opening, page.stage.picture);
    const { view, styled } = await readRest(opening);
    await pause();
    await page.begin({ view, styled, legend: opening.legend, limits: opening.limits });
    beginning.done();
    return page;
  } catch (error) {
    beginning.failed(error, language);
    throw error;
  }
}

const page = await start();
performance.mark("ready");
document.documentElement.dataset["ready"] = "yes";
await prepareRest(page);
