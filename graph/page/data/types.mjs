/**
 * The words of the page's contract: the view as Python writes it, and what the pure modules make of it.
 * Field names are those of the view's JSON, so that the page and Python say the same thing.
 */

/** The format of the view that this page reads. Python raises it whenever an older page would misread. */
export const VIEW_FORMAT = 3;

/**
 * The same words in other languages, by language.
 * @typedef {Record<string, string>} InLanguages
 */

/**
 * A place in a document: half-open, in code points of the document's text; or one of its records, or an address.
 * @typedef {object} Citation
 * @property {string} document
 * @property {number | null} paragraph Counted from 1.
 * @property {number | null} start
 * @property {number | null} end
 * @property {string | null} record
 * @property {string | null} url
 * @property {string | null} coder Who read the claim there.
 * @property {string | null} digest
 * @property {string | null} quote
 * @property {string | null} prefix
 * @property {string | null} suffix
 */

/**
 * What a document's publisher, or another, says of it: that its author speaks for nobody else, say.
 * @typedef {object} Disclaimer
 * @property {string} words
 * @property {InLanguages} wordings
 * @property {string | null} by An entity's id; null: the document's publisher.
 * @property {Citation[]} evidence
 */

/**
 * @typedef {object} SourceDocument
 * @property {string} id
 * @property {string} title
 * @property {InLanguages} titles
 * @property {string[]} by The entities who wrote it.
 * @property {string[]} authors
 * @property {string | null} publisher
 * @property {string | null} date A date of EDTF level 1: 2025, 2025-12, 2025-12-14, 1990~, 199X, 2004/2005.
 * @property {string | null} language
 * @property {string | null} url
 * @property {string | null} rights
 * @property {string | null} digest
 * @property {number | null} characters
 * @property {string | null} section
 * @property {string | null} type
 * @property {string | null} note
 * @property {"whole" | "part" | null} annotated
 * @property {Disclaimer | null} disclaimer
 */

/**
 * Whose claims there are.
 * @typedef {object} VoiceView
 * @property {string} id
 * @property {string} name
 * @property {InLanguages} names
 * @property {string[]} words What finds its claims: its id, and each of its members.
 */

/**
 * Scenarios that exclude each other.
 * @typedef {object} Group
 * @property {string} id
 * @property {string | null} label
 * @property {InLanguages} labels
 * @property {string | null} either_way What is said of what holds in all of them.
 * @property {InLanguages} either_ways
 */

/**
 * What the claims come to, in a sentence.
 * @typedef {object} Finding
 * @property {string | null} topic
 * @property {string | null} scenario A scenario's id, or "always"; null: either way.
 * @property {string} words
 * @property {InLanguages} wordings
 * @property {string[]} relations
 */

/**
 * What the text leaves open.
 * @typedef {object} Unsaid
 * @property {string} words
 * @property {InLanguages} wordings
 * @property {string | null} topic
 * @property {string | null} scenario
 * @property {string[]} entities
 * @property {string[]} documents Which do not say it; none: no document does.
 * @property {Citation[]} evidence
 */

/**
 * Who tells what came true: a document of the dataset, or a publication.
 * @typedef {object} ToldBy
 * @property {string | null} document
 * @property {string | null} title
 * @property {string[]} authors
 * @property {string | null} publisher
 * @property {string | null} date A partial date.
 * @property {string | null} record
 * @property {string | null} url
 */

/** @typedef {"yes" | "no" | "partly" | "void" | "open"} Verdict What became of what a claim ties. */

/**
 * What became of an event: `outcome` is the scenario of the group that came about, or "none".
 * @typedef {{ event: string, outcome: string, on: string | null, source: ToldBy | null, by: string | null, note: string | null, notes: InLanguages }} EventResolution
 */

/**
 * What became of a claim.
 * @typedef {{ claim: string, outcome: Verdict, due: string | null, criteria: string | null, on: string | null, source: ToldBy | null, by: string | null, note: string | null, notes: InLanguages }} ClaimResolution
 */

/**
 * A condition under which claims hold. The scenarios of a group exclude each other.
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} label
 * @property {InLanguages} labels The label in other languages.
 * @property {string} group
 * @property {Record<string, string>} condition
 * @property {Record<string, string>} counterparts Who plays which part here, by role.
 */

/**
 * @typedef {object} Topic
 * @property {string} id
 * @property {string} label
 * @property {InLanguages} labels The label in other languages.
 */

/**
 * A word that a field takes, and what it is called.
 * @typedef {object} WordOfField
 * @property {string} word
 * @property {string} label
 * @property {InLanguages} labels The label in other languages.
 * @property {Record<string, Verb>} verbs By language what a claim says that has it, where the verb says it.
 */

/**
 * A field of a kind's own.
 * @typedef {object} FieldOfKind
 * @property {string} name
 * @property {string} label
 * @property {InLanguages} labels The label in other languages.
 * @property {boolean} reference Whether it names an entity.
 * @property {WordOfField[]} words
 */

/**
 * A field of a query.
 * @typedef {object} QueryField
 * @property {string} name
 * @property {string} label
 * @property {InLanguages} labels The label in other languages.
 * @property {"words" | "yes_no" | "date" | "text" | "texts" | "number" | "own" | "exclude" | "order" | "count"} takes
 * @property {string | null} of What its words are names of.
 * @property {string | null} column The field of a relation that answers it; null: more than that is looked at.
 * @property {boolean} own Whether it is a field of some kinds' own, which a query has under `own`.
 */

/**
 * @typedef {object} EntityKindView
 * @property {string} kind
 * @property {string} label
 * @property {string} plural
 * @property {Record<string, { label: string, plural: string }>} labels The two in other languages.
 * @property {string} shape One of vis-network's.
 * @property {string} tint The family of kinds whose colour it has.
 * @property {string[]} includes The kinds that are a sort of it, itself included.
 * @property {FieldOfKind[]} fields Its own.
 */

/** @typedef {"certain" | "probable" | "possible"} Certainty */

/** @typedef {"probably" | "possibly" | "would" | "would probably" | "could" | "should" | "should probably" | "should perhaps"} Mood */

/**
 * What a kind of relation is called: from source to target, back, the two of what is denied, and by its name, which
 * asserts nothing; and by the form's name what the first two become in the moods of the view.
 * @typedef {{ forward: string, inverse: string, denied_forward: string, denied_inverse: string, noun: string | null, forms: Record<string, [forward: string | null, inverse: string | null]>, many: Record<string, string> }} Verb
 */

/**
 * @typedef {object} RelationKindView
 * @property {string} kind
 * @property {string} language Of what follows.
 * @property {string} forward
 * @property {string} inverse
 * @property {string} denied_forward
 * @property {string} denied_inverse
 * @property {string | null} noun
 * @property {Verb["forms"]} forms
 * @property {Verb["many"]} many
 * @property {Record<string, Verb>} labels The same in other languages.
 * @property {boolean} symmetric
 * @property {FieldOfKind[]} fields Its own.
 */

/**
 * What a field of a kind's own holds.
 * @typedef {string | number | boolean | null} FieldValue
 */

/**
 * @typedef {object} EntityView
 * @property {string} id
 * @property {string} kind
 * @property {string} name
 * @property {InLanguages} names Names in other languages.
 * @property {string[]} many The languages in which its name is one of many.
 * @property {string[]} aliases
 * @property {string | null} summary
 * @property {InLanguages} summaries
 * @property {Record<string, string>} identifiers
 * @property {Record<string, FieldValue>} fields
 * @property {string} label The name as the picture writes it, broken into lines.
 * @property {Record<string, string>} labels The same of its names in other languages.
 * @property {number} x
 * @property {number} y
 * @property {number} size The radius, in the picture's units.
 * @property {number} degree How many relations it has.
 */

/**
 * @typedef {object} RelationView
 * @property {string} id
 * @property {string} kind
 * @property {string} source
 * @property {string} target
 * @property {string | null} scenario Null: whoever wins.
 * @property {string | null} topic
 * @property {string} modality
 * @property {string} certainty
 * @property {boolean} negated
 * @property {string} holder An entity's or a document's id, or "author".
 * @property {string} voice Whose claim it is: the id of a voice.
 * @property {string} basis
 * @property {string | null} start
 * @property {string | null} end A partial date, or ".." for what goes on.
 * @property {string | null} date
 * @property {string} sentence In the dataset's language.
 * @property {InLanguages} sentences
 * @property {boolean} composed Whether the sentence is composed, as the data give none.
 * @property {string | null} note
 * @property {InLanguages} notes
 * @property {Record<string, FieldValue>} fields
 * @property {Citation[]} evidence
 */

/**
 * One word that is asked for, several, or none.
 * @typedef {string | number | boolean | readonly (string | number | boolean)[] | null | undefined} Asked
 */

/**
 * A query as a question spells it: one word stands alone, several in a list.
 * @typedef {{[name: string]: Asked | Record<string, Asked | Record<string, Asked>>}} SpelledQuery
 */

/**
 * @typedef {object} QuestionView
 * @property {string} id
 * @property {string} title
 * @property {InLanguages} titles
 * @property {string} reading
 * @property {InLanguages} readings
 * @property {SpelledQuery | null} query
 * @property {{source: string, target: string} | null} path
 * @property {{left: string, right: string, topic: string | string[], entity: string | string[]} | null} compare
 * @property {string[]} answer The ids of the relations that answer it.
 */

/**
 * One thing of which voices say the same, or gainsay each other, by the ids of their claims.
 * @typedef {object} ThingView
 * @property {string[][]} sides The claims on each side, in the order of the text.
 * @property {[number, number][]} opposed Which of the sides cannot both be true, by their places.
 */

/**
 * A concept of which several voices speak, by the ids of the claims that agree with it or reject it.
 * @typedef {object} ConceptView
 * @property {string | null} entity The entity that it is; null: a proposition, which the claims say.
 * @property {string[]} agree
 * @property {string[]} reject
 */

/**
 * A document's own words, for a private page.
 * @typedef {object} Passage
 * @property {string} document
 * @property {[number: number, start: number, text: string][]} paragraphs
 */

/**
 * All that the page may know.
 * @typedef {object} View
 * @property {number} format
 * @property {string} id
 * @property {string} title
 * @property {InLanguages} titles
 * @property {string | null} description
 * @property {InLanguages} descriptions
 * @property {string | null} headline
 * @property {InLanguages} headlines
 * @property {string | null} deck
 * @property {InLanguages} decks
 * @property {string | null} license
 * @property {string | null} language
 * @property {string[]} languages In which it says something in sentences of its own.
 * @property {string | null} address Where the page stands in the web.
 * @property {SourceDocument[]} documents
 * @property {VoiceView[]} voices
 * @property {Group[]} groups
 * @property {Scenario[]} scenarios
 * @property {Topic[]} topics
 * @property {Finding[]} findings
 * @property {Unsaid[]} unsaid
 * @property {(EventResolution | ClaimResolution)[]} resolutions What stands of what came true.
 * @property {Record<string, unknown>} kinds The kinds that the dataset declares, as it does.
 * @property {string[]} modalities
 * @property {string[]} certainties
 * @property {Record<string, Record<Mood, [affirmed: string, denied: string]>>} moods By language the words of what is not plainly so.
 * @property {Record<string, Record<Mood, [affirmed: string, denied: string]>>} moods_many The same of many.
 * @property {QueryField[]} query_fields
 * @property {string[]} columns The names of the columns that every record has.
 * @property {EntityKindView[]} entity_kinds
 * @property {RelationKindView[]} relation_kinds
 * @property {EntityView[]} entities In the order of their ids.
 * @property {RelationView[]} relations In the order of the text.
 * @property {QuestionView[]} questions
 * @property {ComparisonView[]} comparisons Every two scenarios, in the order in which they are declared.
 * @property {ThingView[]} things What voices agree and differ on.
 * @property {ConceptView[]} concepts
 * @property {Passage[]} passages
 */

/**
 * Which relations are asked for. An empty list and null ask nothing; a list asks for any of its words;
 * all fields are asked together. `queryOf` makes one from any part of it.
 * @typedef {object} Query
 * @property {string[]} kind
 * @property {string[]} source
 * @property {string[]} target
 * @property {string[]} entity Named by the claim in any way, or its holder.
 * @property {string[]} side Scenarios whose counterparts the claim names.
 * @property {string[]} source_kind
 * @property {string[]} target_kind
 * @property {string[]} scenario "always" stands for whoever wins.
 * @property {string[]} topic
 * @property {string[]} modality
 * @property {string[]} certainty
 * @property {string[]} holder
 * @property {string[]} voice
 * @property {string[]} has The fields that say something.
 * @property {string[]} basis
 * @property {string[]} document
 * @property {string[]} paragraph
 * @property {boolean | null} negated
 * @property {string | null} on A partial date, or a span of them: 2025-01/2026-03.
 * @property {string | null} said_by A partial date.
 * @property {string[]} text Alternatives, each of one or more words.
 * @property {string | null} note
 * @property {Record<string, string[]>} own Of the kinds' own fields, by name.
 * @property {Record<string, string[]>} exclude What is left out, by the name of a field.
 * @property {string[]} order Columns; "-" before one: downwards.
 * @property {number | null} limit
 */

/**
 * What `queryOf` understands: a query in part, or as a question spells it.
 * @typedef {{[name: string]: Asked | Readonly<Record<string, Asked | Readonly<Record<string, Asked>>>>}} QueryLike
 */

/**
 * One hop of a path. `start_as` and `end_as`: by which of the relation's fields it enters and leaves.
 * @typedef {object} Step
 * @property {RelationView} relation
 * @property {string} from
 * @property {string} to
 * @property {string} start_as
 * @property {string} end_as
 * @property {boolean} forward From the relation's source to its target.
 */

/** @typedef {"both" | "out" | "in"} Direction */

/**
 * A neighbourhood: its entities, and the relations with both ends among them.
 * @typedef {object} Reach
 * @property {Set<string>} entities
 * @property {RelationView[]} relations
 */

/** @typedef {"only_left" | "only_right" | "different" | "same"} CompareStatus */

/**
 * What two scenarios say of one thing, by the ids of the relations. `about` is an entity's id, or "@role" for whoever
 * plays that role in each scenario.
 * @typedef {object} RowView
 * @property {CompareStatus} status
 * @property {string} kind
 * @property {string | null} topic
 * @property {string} about
 * @property {string[]} left
 * @property {string[]} right
 */

/**
 * @typedef {object} ComparisonView
 * @property {string} left
 * @property {string} right
 * @property {RowView[]} rows
 */

/**
 * What two scenarios say of one thing, with the relations.
 * @typedef {object} CompareRow
 * @property {CompareStatus} status
 * @property {string} kind
 * @property {string | null} topic
 * @property {string} about
 * @property {RelationView[]} left
 * @property {RelationView[]} right
 */

/**
 * The rows of one topic about one entity, with both sides' relations.
 * @typedef {object} CompareBlock
 * @property {string | null} topic
 * @property {string} about
 * @property {CompareRow[]} rows
 * @property {RelationView[]} left
 * @property {RelationView[]} right
 */

/** @typedef {"exact" | "prefix" | "word" | "substring" | "fuzzy"} HitTier */

/**
 * What a search found. `matched` is the text that answered: a name, an alias, an id, a label, a sentence.
 * @typedef {object} Hit
 * @property {"entity" | "relation" | "kind" | "sort" | "topic" | "question" | "finding" | "debate"} type `sort`: a sort of claim, as risk.
 * @property {string} id
 * @property {"entity" | "relation" | null} of For a kind: a kind of what.
 * @property {string} label
 * @property {string} matched
 * @property {HitTier} tier
 * @property {number} score Higher is better.
 */

/**
 * What the page shows, as far as Python can be asked for the same.
 * @typedef {object} AskedOfPython
 * @property {QueryLike | Query} [query]
 * @property {{id: string, radius: number, direction: Direction} | null} [focus]
 * @property {{source: string, target: string, chain?: number} | null} [path] `chain`: which of the shortest ones, if not the first.
 * @property {{left: string, right: string} | null} [compare]
 * @property {string | null} [question]
 * @property {string[] | null} [ids] Of the relations only these, where words of the page alone chose them.
 */

/**
 * A language's words. Plural forms go by the categories of Intl.PluralRules.
 * @typedef {Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>} Words
 */
