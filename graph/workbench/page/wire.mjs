/** How the page asks the workbench. All addresses are relative, so that a proxy's prefix stays before them. */

/** @import { Answer } from "./queue.mjs" */
/** @import { Order, Text, View } from "./types.mjs" */

/** The key is missing or wrong. */
export class NoKey extends Error {}

/** Nobody answers, or somebody else does: a proxy that asks to log in. */
export class Gone extends Error {}

const KEPT_AS = "policygraph-key";
/** A command that takes longer is taken for lost. */
const PATIENCE = 15_000;

/**
 * The key from the address, which is stripped of it: neither history nor a bookmark shall have it.
 * @returns {string}
 */
export function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("k");
  if (given) {
    history.replaceState(null, "", location.pathname + location.search);
    try {
      sessionStorage.setItem(KEPT_AS, given);
    } catch {
      return given;
    }
  }
  try {
    return given ?? sessionStorage.getItem(KEPT_AS) ?? "";
  } catch {
    return given ?? "";
  }
}

export class Wire {
  /**
   * @param {string} key
   */
  constructor(key) {
    this.key = key;
    this.language = "en";
  }

  /** @returns {Promise<View>} */
  async view() {
    return answered(await this.ask(`api/view?language=${this.language}`));
  }

  /**
   * @param {string} document
   * @returns {Promise<Text>}
   */
  async text(document) {
    return answered(await this.ask(`api/text/${encodeURIComponent(document)}`));
  }

  /**
   * @param {Order} order
   * @returns {Promise<Answer>}
   */
  async act(order) {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await this.ask(`api/do?language=${this.language}`, { ...posted(order), signal });
    if (response.status === 409) return { what: "newer", view: await answered(response, 409) };
    if (response.status >= 400 && response.status < 500) return { what: "refused", why: await reason(response) };
    return { what: "done", view: await answered(response) };
  }

  /**
   * The view once it is newer than the version that is known.
   * @param {number} version
   * @param {AbortSignal} signal
   * @returns {Promise<View | null>} null where nothing changed for a while
   */
  async wait(version, signal) {
    const response = await this.ask(`api/wait?version=${version}&language=${this.language}`, { signal });
    return response.status === 204 ? null : answered(response);
  }

  /**
   * Where the picture of the graph as it is now stands.
   * @returns {Promise<string>}
   */
  async picture() {
    const { path } = await answered(await this.ask(`api/picture?language=${this.language}`, posted({})));
    return String(path);
  }

  /**
   * @param {string} path
   * @param {RequestInit} [options]
   * @returns {Promise<Response>}
   */
  async ask(path, options = {}) {
    const headers = { "X-Policygraph-Key": this.key, ...options.headers };
    let response;
    try {
      response = await fetch(path, { ...options, headers, credentials: "same-origin", cache: "no-store" });
    } catch (error) {
      throw new Gone(String(error));
    }
    if (response.status === 401) throw new NoKey();
    return response;
  }
}

/**
 * @param {unknown} value
 * @returns {RequestInit}
 */
function posted(value) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
}

/**
 * @param {Response} response
 * @param {number} [status]
 * @returns {Promise<any>}
 */
async function answered(response, status = 200) {
  const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (response.status !== status || !json) throw new Gone(`${response.status}`);
  try {
    return await response.json();
  } catch (error) {
    throw new Gone(String(error));
  }
}

/**
 * Why something was refused, as far as that can be told.
 * @param {Response} response
 * @returns {Promise<string>}
 */
async function reason(response) {
  const text = await response.text().catch(() => "");
  try {
    const said = JSON.parse(text);
    return String(said.why ?? said.error ?? said.detail ?? text).slice(0, 300);
  } catch {
    return text.slice(0, 300) || String(response.status);
  }
}
