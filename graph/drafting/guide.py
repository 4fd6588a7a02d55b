"""The coding guide in short, as a model is told it; the whole of it stands in data/README.md."""

GUIDE = """\
Read one sentence after the other. Each claim ties two entities: a source, a kind, a target. One sentence often makes
several claims, and some make none. Claim what the text says and nothing else: nothing that you know from elsewhere,
nothing that takes two steps, no role put together from two phrases.

kind: the most special one that is true. Mind the direction: the source is who does, has or is it.
source, target: the id of an entity in the list, or new:Name (kind) for one that the list lacks, always spelt alike.
  Never make up an id. Most, some or many of a group are not the group. A capital that acts is its country.
scenario: if the other side wins, does this still hold as described? If so, null. If not, the scenario's id: what a
  side would do in office, even where it is told as an intention. What was or is, and what is foreseen whoever wins,
  has none. Nothing is a fact inside a scenario.
modality: fact: told as having happened or being so, open to checking. assessment: a judgement, a diagnosis, a
  comparison. plan: what an actor intends or is bound to do. expectation: what is foreseen. risk: harm that may come.
  recommendation: what ought to be done, as advice.
certainty: the holder's. certain: no hedge; the condition (if X wins) is none. probable: likely, is expected to.
  possible: may, might, could, potential, whether. Never drop a hedge.
negated: true only where the words deny the tie: does not, has failed to, rather than. Never drop a denial, and never
  say the opposite kind in its place. Less, milder, seldom deny nothing; they go into aspect.
holder: whose claim it is, not whom it is about. null: the author of the text. The candidate or party whose own
  intention is reported; the group whose opinion is reported.
basis: stated: the words say it of the ends that their sentence names. inferred: an end stands in another sentence, or
  is what a pronoun refers to, or the words take it for granted.
details: fields of the kind's own, and date (when it happened), start, end (what lasts; end: past is over). 2025,
  2025-12 or 2025-12-14; 1990~ about, 1990? perhaps, 199X the nineties, 19XX the century, -0043 44 BC, 2004/2005 from
  2004 to 2005 (date only). Numbers as text: "8", "> 50 %", "4/7".
statement: one plain sentence of your own that says exactly this, hedge and denial kept.
quotes: the clause that makes the claim, as short as it can be and still make it, with its hedge and its denial,
  within one sentence, copied letter by letter. No ellipsis, nothing mended. If you cannot copy words that say it,
  do not claim it.
A list gives a claim for each member, with the same quote. Made twice, it is one claim with two quotes.
"""
