/** The main tasks of the page in Firefox, driven over WebDriver BiDi: `make test-firefox`. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { constants, inflateSync } from "node:zlib";

import puppeteer from "../../graph/page/node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js";

/** @import { Browser, Page } from "../../graph/page/node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js" */

const PAGE = new URL("../../exports/chile-2025.html", import.meta.url).href;
const PATIENCE = 10_000;

/** @type {Browser} */
let browser;
/** @type {string[]} what went wrong in any page */
const errors = [];

before(async () => {
  const { FIREFOX } = process.env;
  assert.ok(FIREFOX, "FIREFOX names a Firefox; make test-firefox finds one");
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
});

after(async () => {
  await browser?.close();
});

/**
 * @param {string} [hash]
 * @param {{ width: number, height: number }} [viewport]
 * @returns {Promise<Page>}
 */
async function open(hash = "", viewport = { width: 1280, height: 800 }) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => errors.push(message.text()));
  await page.setViewport(viewport);
  await page.goto(`${PAGE}${hash && `#${hash}`}`);
  await page.waitForSelector("html[data-ready]");
  return page;
}

/**
 * Wait for what has a role and a name, and is seen.
 * @param {Page} page
 * @param {string} role
 * @param {string} name how the name begins
 */
async function seen(page, role, name) {
  await page.waitForFunction(
    (/** @type {string} */ role, /** @type {string} */ name) => {
      const implied = { button: "button, [role=button]", heading: "h1, h2, h3", tab: "[role=tab]", dialog: "dialog[open]", text: "p, td, li, span" };
      const all = [...document.querySelectorAll(/** @type {Record<string, string>} */ (implied)[role] ?? "")];
      return all.some((one) => {
        const said = one.getAttribute("aria-label") ?? one.textContent ?? "";
        return said.trim().startsWith(name) && one.getClientRects().length > 0;
      });
    },
    {},
    role,
    name,
  );
}

/**
 * How many pages a PDF has. Firefox packs the objects that say so.
 * @param {Buffer} pdf
 */
function pagesOf(pdf) {
  const text = pdf.toString("latin1");
  const packed = [...text.matchAll(/\bstream\r?\n/g)].map(({ index, 0: word }) => {
    const from = index + word.length;
    try {
      return inflateSync(pdf.subarray(from, text.indexOf("endstream", from)), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    } catch {
      return "";
    }
  });
  return [text, ...packed].join("\n").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/**
 * @param {Page} page
 * @param {string} name how the button's name begins
 */
async function press(page, name) {
  await seen(page, "button", name);
  await page.evaluate((/** @type {string} */ name) => {
    const all = [...document.querySelectorAll("button, [role=button]")];
    const one = all.find((it) => (it.getAttribute("aria-label") ?? it.textContent ?? "").trim().startsWith(name) && it.getClientRects().length > 0);
    one?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }, name);
}

test("it opens on the brief and the picture, and says nothing on the console", async () => {
  const page = await open();
  await seen(page, "heading", "The north and the borders");
  await seen(page, "button", "José Antonio Kast, ");
  await seen(page, "text", "Jara wants the police to lead border control");
  await page.close();
});

test("who guards the north under each winner, side by side, in one click", async () => {
  const page = await open();
  await press(page, "The north and the borders");
  await seen(page, "button", "Jara would have the police lead");
  await seen(page, "button", "A Kast government would make more use");
  await seen(page, "button", "would lead the deployment in");
  await press(page, "‹ Whole picture");
  await seen(page, "button", "The south +");
  await page.close();
});

test("what differs, a question, a chain and a name are each a link", async () => {
  const page = await open("compare=jara&compare=kast&tab=compare");
  await seen(page, "heading", "6 matters are spoken of on both sides");
  for (const [hash, role, name] of [
    ["question=north-under-jara&tab=questions", "heading", "Who would guard the north"],
    ["path=jeannette-jara&path=china&tab=details", "heading", "Jeannette Jara and China are 2 steps apart"],
    ["selected=china&tab=details", "heading", "China"],
  ]) {
    await page.evaluate((/** @type {string} */ hash) => {
      location.hash = hash;
    }, hash ?? "");
    await seen(page, role ?? "", name ?? "");
  }
  await page.close();
});

test("the search finds what is only a risk", async () => {
  const page = await open();
  await page.type("input[type=search]", "risk");
  await page.waitForFunction(() => document.querySelector("[role=option]")?.textContent?.includes("claims of risk"));
  await page.keyboard.press("Enter");
  await seen(page, "button", "Sort of claim: risk: leave it");
  await page.close();
});

test("the free picture is drawn, zoomed and pointed at", async () => {
  const page = await open("tab=explore");
  await page.waitForSelector("canvas[data-drawn]");
  const ink = () =>
    page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("canvas"));
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
      let inked = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 160) inked += 1;
      return inked;
    });
  const before = await ink();
  assert.ok(before > 1000);
  await press(page, "Zoom in");
  await page.waitForFunction(() => true);
  await new Promise((resume) => setTimeout(resume, 500));
  assert.notEqual(await ink(), before);
  await page.close();
});

test("findings are presented, and the keys lead on", async () => {
  const page = await open();
  await press(page, "Present");
  await seen(page, "dialog", "");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("dialog[open] h2")?.textContent === "The south");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog[open].presenting"));
  await page.close();
});

test("it is read in Spanish, and on a phone", async () => {
  const page = await open("", { width: 390, height: 844 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await page.select("select[aria-label=Language]", "es");
  await seen(page, "heading", "El norte y las fronteras");
  await page.close();
});

test("what is read is printed on one page", async () => {
  const page = await open("matter=north&tab=brief");
  assert.equal(pagesOf(Buffer.from(await page.pdf({ format: "a4" }))), 1);
  await page.close();
});

test("no page had an error or said anything", () => {
  assert.deepEqual(errors, []);
});
