import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, foldedWords } from "../../graph/page/base/fold.mjs";
import { Chance } from "./synthetic.mjs";

test("case, accents and the typographer's signs do not count", () => {
  assert.equal(fold("José Antonio KAST"), "jose antonio kast");
  assert.equal(fold("narco\u2011criminal — “plan” ‘x’ a\u00a0b\u202fc −1"), "narco-criminal - \"plan\" 'x' a b c -1");
  assert.equal(fold("Ñuñoa, Ñandú, İstanbul, ﬁn, Ⅳ"), "nunoa, nandu, istanbul, fin, iv");
});

test("other scripts keep their letters", () => {
  assert.equal(fold("智利 ペルー"), "智利 ヘルー");
  assert.equal(fold("ΜΈΛΗ"), "μελη");
  assert.equal(fold("שָׁלוֹם"), "שלום");
});

test("words are parted at whatever white space there is", () => {
  assert.deepEqual(foldedWords("  Uno\u00a0dos\n\ttres\u3000cuatro\u2028cinco "), ["uno", "dos", "tres", "cuatro", "cinco"]);
  assert.deepEqual(foldedWords(" \n "), []);
});

test("folding what is folded changes nothing", () => {
  const chance = new Chance(1);
  for (let run = 0; run < 2000; run += 1) {
    const text = Array.from({ length: chance.below(8) }, () => String.fromCodePoint(chance.below(0x3000))).join("");
    // The last letter of a Greek word has a form of its own, which a second look finds where a mark had hidden it.
    const once = fold(text).replaceAll("ς", "σ");
    assert.equal(fold(once).replaceAll("ς", "σ"), once, JSON.stringify(text));
  }
});
