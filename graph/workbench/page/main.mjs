/** Starts the page, and stands between its parts: views come in, commands go out. */

import { el, fill } from "../../page/base/dom.mjs";
import { keepInMind, remembered } from "../../page/base/memory.mjs";
import { Bar } from "./bar.mjs";
import { capButton, fillCaps } from "./caps.mjs";
import { Help } from "./help.mjs";
import { capsBeside, keyOf } from "./keys.mjs";
import { footOf, List } from "./list.mjs";
import { Notice, showNoKey } from "./notice.mjs";
import { byId, part } from "./part.mjs";
import { Picture } from "./picture.mjs";
import { Queue, sameGround } from "./queue.mjs";
import { goesOn, Ribbon } from "./ribbon.mjs";
import { colourBy } from "./runs.mjs";
import { TextPane } from "./text-pane.mjs";
import { Gone, NoKey, takeKey, Wire } from "./wire.mjs";
import { speak, word } from "./words.mjs";

/** @import { Answer } from "./queue.mjs" */
/** @import { Cap, Command, Text, View } from "./types.mjs" */

const SINGLE_KEYS = "policygraph-single-keys";
const LANGUAGE = "policygraph-language";
/** How long is waited before it is asked again, in milliseconds: a little longer each time. */
const AGAIN = [500, 1000, 2000, 4000];
/** Of a key that is held down no more than so many wait. */
const HELD_DOWN = 2;

class Page {
  constructor() {
    this.wire = new Wire(takeKey());
    /** @type {View | null} */
    this.view = null;
    /** @type {Map<string, Text>} */
    this.texts = new Map();
    this.shownText = "";
    this.single = remembered(SINGLE_KEYS) !== "off";
    this.failures = 0;
    this.locked = false;
    this.waiter = new AbortController();
    /** @param {Command} command */
    const send = (command) => this.send(command);
    this.queue = new Queue(
      (command) => this.act(command),
      (next) => this.view !== null && sameGround(this.view, next),
      {
        view: (view) => this.show(view),
        gone: (waiting) => this.lost(waiting),
        left: (left) => this.notice.left(left, () => this.queue.go(), () => this.queue.forget()),
        refused: (why) => this.notice.refused(why),
      },
    );
    this.list = new List(byId("list"), send);
    this.bar = new Bar(byId("bar"), send, () => this.queue.waiting.some((one) => one.do === "type"));
    this.text = new TextPane(send, (said) => {
      this.own = said;
    });
    this.ribbon = new Ribbon(send);
    this.notice = new Notice(this.list.notice);
    this.picture = new Picture(this.list.picture, () => this.wire.picture());
    this.help = new Help({
      single: () => this.single,
      setSingle: (on) => this.setSingle(on),
      setLanguage: (language) => this.setLanguage(language),
      close: () => send({ do: "key", key: "Escape", shift: false, ctrl: false, alt: false }),
    });
    this.foot = footOf(byId("foot"), send);
    this.undo = part((/** @type {{ undo: Cap | null, language: string }} */ { undo }) => {
      fill(byId("undo"), undo ? capButton(undo, send) : el("span", { class: "faint" }, word("nothingToUndo")));
    });
    this.allKeys = part((/** @type {readonly Cap[]} */ caps) => fillCaps(byId("all-keys"), caps, send));
    this.documents = part((/** @type {Pick<View, "documents" | "document" | "language">} */ shown) => {
      fill(byId("documents"), documentsOf(shown, send));
    });
    /** @type {Promise<void> | null} */
    this.returning = null;
    this.sentSaid = 0;
    /** What the page itself has to say, with the next view. */
    this.own = "";
    document.addEventListener("keydown", (event) => this.pressed(event));
    this.showSingle();
  }

  /** Ask for the first view, then for each that is newer. */
  async start() {
    const asked = remembered(LANGUAGE) ?? navigator.language;
    speak(asked);
    this.wire.language = asked.toLowerCase().startsWith("es") ? "es" : "en";
    this.say("");
    await this.again();
    for (;;) {
      if (this.locked) return;
      await this.listen();
    }
  }

  /** Wait for a newer view, which others may make: a file was changed, the check is done. */
  async listen() {
    this.waiter = new AbortController();
    try {
      const view = await this.wire.wait(this.view?.version ?? 0, this.waiter.signal);
      const { busy, held, asking } = this.queue;
      // An answer that was under way while a key was done may tell of what stood before it.
      const newer = view !== null && view.version > (this.view?.version ?? 0);
      if (newer && !busy && (!held || asking)) this.show(view);
      // Whoever answers at once with nothing new shall not be asked without end.
      if (!newer) await sleep(50);
    } catch (error) {
      if (this.waiter.signal.aborted) return;
      if (error instanceof NoKey) this.lock();
      else await this.again();
    }
  }

  /**
   * Ask until somebody answers; whoever asks meanwhile waits for the same answer.
   * @returns {Promise<void>}
   */
  again() {
    this.returning ??= this.askAgain().finally(() => {
      this.returning = null;
    });
    return this.returning;
  }

  /** @returns {Promise<void>} */
  async askAgain() {
    for (;;) {
      try {
        const view = await this.wire.view();
        await this.textOf(view);
        this.failures = 0;
        this.notice.clear();
        this.queue.back(view);
        return;
      } catch (error) {
        if (error instanceof NoKey) return this.lock();
        if (!(error instanceof Gone)) throw error;
        this.queue.held = true;
        this.lost(this.queue.waiting);
        await sleep(AGAIN[Math.min(this.failures, AGAIN.length - 1)] ?? 0);
        this.failures += 1;
      }
    }
  }

  /**
   * @param {Command} command
   * @returns {Promise<Answer>}
   */
  async act(command) {
    try {
      const answer = await this.wire.act({ version: this.view?.version ?? 0, command });
      if (answer.what === "done" || answer.what === "newer") await this.textOf(answer.view);
      return answer;
    } catch (error) {
      if (error instanceof NoKey) this.lock();
      else this.waiter.abort();
      if (!(error instanceof NoKey)) void Promise.resolve().then(() => this.again());
      return { what: "gone" };
    }
  }

  /**
   * Have the text that a view is about.
   * @param {View} view
   */
  async textOf({ document }) {
    if (!this.texts.has(document)) this.texts.set(document, await this.wire.text(document));
  }

  /**
   * @param {Command} command
   */
  send(command) {
    if (command.do !== "type") this.bar.boxes.tell();
    this.queue.push(command);
  }

  /**
   * @param {KeyboardEvent} event
   */
  pressed(event) {
    if (event.defaultPrevented || !this.view || this.locked) return;
    const { target } = event;
    const element = target instanceof Element ? target : document.body;
    if (element.closest("dialog, select, .notice")) return;
    const { field, box } = this.bar.boxes;
    // What is pressed behind an Enter that is not answered yet is for what comes of it, not for the box that it shuts.
    const entered = !this.queue.held && this.queue.waiting.some((one) => one.do === "key" && one.key === "Enter");
    const inField = element === field && !entered;
    const command = keyOf(event, {
      box: inField ? box : null,
      empty: field?.value === "",
      control: element.closest("button") !== null,
      single: this.single,
      caps: capsBeside(this.view),
    });
    if (!command) return;
    event.preventDefault();
    if (event.repeat && this.queue.waiting.length > HELD_DOWN) return;
    this.measure(event.timeStamp);
    this.send(command);
  }

  /**
   * How long it is from a key to the picture that it makes, for who measures.
   * @param {number} since
   */
  measure(since) {
    this.pressedAt ||= since;
  }

  /**
   * @param {View} view
   */
  show(view) {
    const old = this.view;
    const text = this.texts.get(view.document);
    if (!text) return;
    this.view = view;
    const focusAgain = focusKept();
    speak(view.language);
    document.documentElement.lang = view.language;
    if (old?.title !== view.title) {
      document.title = `${view.title} · policygraph`;
      fill(byId("title"), view.title);
    }
    colourBy(view.scenarios);
    if (this.shownText !== view.document) {
      this.shownText = view.document;
      this.text.show(text);
      this.ribbon.show(text);
    }
    this.documents({ documents: view.documents, document: view.document, language: view.language });
    this.undo({ undo: view.undo, language: view.language });
    this.allKeys(view.top.filter((cap) => !goesOn(cap)));
    this.saved(view.saved);
    this.ribbon.update(view);
    this.list.update(view);
    this.bar.update(view, editsSentence(view));
    // What Enter takes is black once: an offer, a key of the bar, or else at the foot.
    const taken = view.bar.offers.some((one) => one.first) || view.bar.caps.length > 0;
    this.foot({ foot: view.foot, right: view.foot_right, remark: view.remark, now: taken ? "" : "Enter" });
    document.body.classList.toggle("tall", view.bar.tall);
    document.body.classList.toggle("read-only", view.read_only !== "");
    this.text.update(view);
    this.picture.update(view);
    this.help.update(view);
    focusAgain();
    const said = `${old && view.version === old.version ? "" : view.said} ${this.own}`.trim();
    this.own = "";
    if (said) this.say(said);
    this.drawn();
  }

  /** The page is drawn with the next frame. */
  drawn() {
    const since = this.pressedAt;
    this.pressedAt = 0;
    requestAnimationFrame(() => {
      if (!document.documentElement.dataset["ready"]) performance.measure("opened", { start: 0, end: performance.now() });
      if (since) performance.measure("key", { start: since, end: performance.now() });
      document.documentElement.dataset["ready"] = String(this.view?.version ?? "");
    });
  }

  /**
   * @param {string} text
   */
  saved(text) {
    const place = byId("saved");
    if (place.textContent !== text) place.textContent = text;
  }

  /**
   * Said to who hears the page; twice the same is said twice.
   * @param {string} text
   */
  say(text) {
    this.sentSaid += 1;
    byId("said").textContent = text + (this.sentSaid % 2 ? "" : "\u00a0");
  }

  /**
   * @param {readonly Command[]} waiting
   */
  lost(waiting) {
    if (this.locked) return;
    this.saved(word("kept"));
    this.notice.gone(waiting);
  }

  /** The key does not hold. */
  lock() {
    this.locked = true;
    showNoKey();
    document.documentElement.dataset["ready"] = "locked";
  }

  /**
   * @param {boolean} on
   */
  setSingle(on) {
    this.single = on;
    keepInMind(SINGLE_KEYS, on ? "on" : "off");
    this.showSingle();
  }

  /** Without single keys caps look like the buttons that they are. */
  showSingle() {
    document.body.classList.toggle("no-single-keys", !this.single);
  }

  /**
   * @param {string} language
   */
  setLanguage(language) {
    keepInMind(LANGUAGE, language);
    this.wire.language = language;
    speak(language);
    this.waiter.abort();
    void this.again();
  }
}

/**
 * The document's title; where there are several, a choice.
 * @param {Pick<View, "documents" | "document">} shown
 * @param {(command: Command) => void} send
 * @returns {HTMLElement | false}
 */
function documentsOf({ documents, document: here }, send) {
  const [only] = documents;
  if (!only) return false;
  if (documents.length === 1) return el("p", { dir: "auto" }, only.title);
  const choice = el(
    "select",
    {
      "aria-label": word("document"),
      onchange: () => {
        send({ do: "go", document: choice.value });
        choice.blur();
      },
    },
    documents.map(({ id, title }) => el("option", { value: id, selected: id === here }, title)),
  );
  return choice;
}

/**
 * The focus on a key is kept where the key is drawn anew.
 * @returns {() => void} to be called once all is drawn
 */
function focusKept() {
  const had = document.activeElement;
  const key = had instanceof HTMLElement ? had.dataset["key"] : undefined;
  const place = had?.closest("#foot, #bar, #list, header");
  return () => {
    if (!key || had?.isConnected) return;
    const [again] = [...(place?.querySelectorAll("[data-key]") ?? [])].filter((one) => one instanceof HTMLElement && one.dataset["key"] === key);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  };
}

/**
 * Whether *e* edits the sentence that is offered.
 * @param {View} view
 * @returns {boolean}
 */
function editsSentence({ foot, foot_right, bar }) {
  return bar.sentence !== null && bar.box === null && [...foot, ...foot_right, ...bar.caps].some(({ key }) => key === "e");
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

void new Page().start();
