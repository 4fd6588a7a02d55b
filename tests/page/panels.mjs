/** Registers all panels of the page, as the joined script does: with their words and their fields of the state. */

import { readdirSync } from "node:fs";

const PANELS = new URL("../../graph/page/panels/", import.meta.url);
for (const name of readdirSync(PANELS).sort()) if (name.endsWith(".mjs")) await import(new URL(name, PANELS).href);
