import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, foldedWords } from "../../graph/page/base/fold.mjs";
import { Chance } from "./synthetic.mjs";

test("case, accents and the typographer's signs do not count", () => {
  assert.equal(fold("José Antonio KAST"), "jose antonio kast");
  assert.equal(fold("narco\u2011criminal — “plan” ‘x’ a\u00a0b\u202fc −1"), "narco-criminal - \"plan\" 'x' a b c -1");
  assert.equal(fold("Ñuñoa, Ñandú, İstanbul, ﬁn, Ⅳ"), "nunoa, nandu, istanbul, fin, iv");
});

test("letters that do not come apart are as who lacks them writes them", () => {
  assert.equal(fold("Straße GROẞE Æon Œuvre Þór Øre Đorđe Łódź ırmak Ðað Ħal Ŧ Ŋ col·ŀa Ŀ ſ"), "strasse grosse aeon oeuvre thor ore dorde lodz irmak dad hal t n col·la l s");
  assert.equal(fold("ΟΔΟΣ οδός"), "οδοσ οδοσ");
});

test("what nobody sees does not count", () => {
  assert.equal(fold("Ka\u00adst Ka\u200bst \ufeffKast\u202e K\u2060ast\u200f"), "kast kast kast kast");
  assert.deepEqual(foldedWords("\u200b \u00ad"), []);
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
    const once = fold(text);
    assert.equal(fold(once), once, JSON.stringify(text));
  }
});
