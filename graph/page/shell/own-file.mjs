/** The page's own file, of which a copy can be saved that opens on what is seen: a file in the mail has no link. */

/** Of what is not ASCII, as the file has it: it reads the same whatever encoding is told of it. */
const ELSEWHERE = /[^\0-\x7f]/gu;
const IN_ATTRIBUTE = /[&"<>]/g;

export class OwnFile {
  /** What the page changes as soon as it starts. */
  #head = document.head.outerHTML;
  #front = [...document.querySelectorAll("#masthead, #main")].map((part) => part.outerHTML);

  /**
   * What the file was told to open on, if it is such a copy.
   * @returns {string} as an address spells it, without "#"
   */
  get opensOn() {
    return document.documentElement.dataset["opensOn"] ?? "";
  }

  /**
   * The whole file, which opens on what an address spells.
   * @param {string} spelled without "#"
   * @returns {string} HTML, all of it ASCII
   */
  openingOn(spelled) {
    const told = spelled && ` data-opens-on="${spelled.replace(IN_ATTRIBUTE, number)}"`;
    const rest = [...document.querySelectorAll("body > style, body > script")].map((part) => part.outerHTML);
    const lines = ["<!doctype html>", `<html lang="en"${told}>`, this.#head, "<body>", ...this.#front, ...rest, "</body>", "</html>", ""];
    return lines.join("\n").replace(ELSEWHERE, number);
  }
}

/** @param {string} sign */
function number(sign) {
  return `&#${sign.codePointAt(0)};`;
}
