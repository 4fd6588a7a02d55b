/** The words that the page says in English, but for those that one panel alone says: they stand in its file. */

/** @import { Words } from "../data/types.mjs" */

/** @type {Words} */
export const WORDS_EN = {
  locale: "en-GB",
  "language.name": "English",
  "language.switch": "Language",

  // How a claim stands.
  "modality.fact": "fact",
  "modality.assessment": "assessment",
  "modality.plan": "plan",
  "modality.expectation": "expectation",
  "modality.risk": "risk",
  "modality.recommendation": "recommendation",
  "modalityHelp.fact": "Said to be so.",
  "modalityHelp.assessment": "A judgement of how things are.",
  "modalityHelp.plan": "What somebody intends or promises.",
  "modalityHelp.expectation": "What is thought likely to come.",
  "modalityHelp.risk": "What could go wrong.",
  "modalityHelp.recommendation": "What is advised.",
  "certainty.certain": "certain",
  "certainty.probable": "probable",
  "certainty.possible": "possible",
  "basis.stated": "stated in the text",
  "basis.inferred": "inferred by the annotator",
  "negated.true": "denied",
  "negated.false": "affirmed",
  "holder.author": { one: "the author", other: "the authors" },
  "holder.text": "the text",
  "holder.authors": "the documents’ own authors",
  "holder.heldBy": "according to {holder}",
  "heading.quoted": "“{label}”",
  "heading.denied": "{noun}, denied",
  "heading.part": "{kind}: {field}",
  "heading.holder": "Says",

  // The names of fields.
  "field.id": "Identifier",
  "field.name": "Name",
  "field.aliases": "Also written",
  "field.start": "Since",
  "field.end": "Until",
  "field.date": "Date",
  "field.statement": "Statement",
  "field.note": "Note",
  "field.evidence": "Where it stands",

  // What those fields say.
  "value.end.open": "goes on",
  "value.end.over": "over",
  "value.yes": "yes",
  "value.no": "no",

  // When a claim holds.
  "dates.span": "{start} – {end}",
  "dates.since": "since {date}",
  "dates.until": "until {date}",
  "dates.over": "no longer",
  "dates.from.over": "from {start}, no longer",
  "dates.past": "in the past",

  // Scenarios and what differs.
  "scenario.label": "Scenario",
  "scenario.all": "Everything",
  "scenario.always": "Whoever wins",
  "scenario.anyCase": "In any case",
  "scenario.now": "Now, or {always}",
  "scenario.differs": "What differs",
  "compare.only": "only {scenario}",
  "compare.different": "both, but not the same",
  "compare.noTopic": "Other matters",
  "compare.count": { one: "{count} difference", other: "{count} differences" },

  // The opening.
  "masthead.standfirst": "{entities} and {relations}, each with its source.",
  "masthead.from": "Read from {document}",

  // What is shown of how much.
  "caption.all": { one: "All of it is shown: {relations} and {entities}.", other: "All {relations} and {entities} are shown." },
  "caption.part": "Shown: {shownRelations} of {totalRelations} and {shownEntities} of {totalEntities}.",
  "caption.drawn": "Drawn: the {entities} best connected of {totalEntities}, with {relations} of {totalRelations}; every dot is one more entity. Zoom in, search or filter to see more.",
  "caption.empty": "No relation passes these filters.",
  "absence.denied": { one: "It is denied: one claim says that it is not so.", other: "It is denied: {count} claims say that it is not so." },
  "absence.narrowed": { one: "One would, but for the narrower of them.", other: "{count} would, but for the narrower of them." },
  "absence.unsaid": "The documents are annotated in whole: they leave it unsaid.",
  "absence.open": "The documents are not known to be annotated in whole, so they may say it all the same.",
  "caption.focus": { one: "Around {entity}, {count} step away.", other: "Around {entity}, up to {count} steps away." },
  "count.entities": { one: "{count} entity", other: "{count} entities" },
  "count.relations": { one: "{count} relation", other: "{count} relations" },
  "count.documents": { one: "{count} document", other: "{count} documents" },
  "count.steps": { one: "{count} step", other: "{count} steps" },

  // Search.
  "search.label": "Search",
  "search.placeholder": "A name, a kind, a word in a sentence",
  "search.results": "Search results",
  "search.none": "Nothing found for “{text}”.",
  "search.as": "found as “{matched}”",
  "search.entityKind": "Kind of entity",
  "search.relationKind": "Kind of relation",

  // Switches that filter.
  "filter.all": "All",
  "filter.none": "None",
  "filter.only": "Only {label}",
  "filter.onlyShort": "only",
  "filter.more": { one: "{count} more", other: "{count} more" },
  "filter.fewer": "Fewer",
  "filter.count": "{shown} of {total}",

  // Table.
  "table.caption": "The relations shown, one a line",

  // The picture.
  "picture.region": "Picture",
  "picture.label": "Picture of the graph: {caption}",
  "picture.help": "Arrow keys move, plus and minus zoom, Enter opens what is selected. The table holds the same.",
  "picture.zoomIn": "Zoom in",
  "picture.zoomOut": "Zoom out",
  "picture.fit": "Show all",
  "picture.entity": "{name}, {kind}, {relations}",

  // Taking it along.
  "share.title": "Take it along",
  "share.link": "Copy link",
  "share.python": "Copy as Python",
  "share.png": "Picture (PNG)",
  "share.svg": "Picture (SVG)",
  "share.csv": "Table (CSV)",
  "share.json": "Data (JSON)",
  "share.print": "Print",
  "share.copied": "Copied.",
  "share.copyFailed": "The browser did not allow copying. Select the text and copy it:",
  "share.saved": "Saved as {name}.",
  "share.pythonSelected": "And this one the relations of {entity}:",
  "share.pythonHelp": "This line gives exactly what is shown:",

  // Settings.
  "theme.label": "Appearance",
  "theme.auto": "Auto",
  "theme.light": "Light",
  "theme.dark": "Dark",

  // Buttons that many panels have.
  "action.close": "Close",
  "action.back": "Back",

  // The panels beside the picture.
  "panel.label": "Legend, details and table",
  "panel.open": "Open or close the panel",
  "tab.label": "Parts of the panel",

  // Keys.
  "keys.title": "Keys",
  "keys.open": "Keys (?)",
  "keys.search": "Search",
  "keys.help": "Show these keys",
  "keys.escape": "Close, or leave what is selected",
  "keys.move": "Move the picture",
  "keys.zoom": "Zoom in and out",
  "keys.fit": "Show all",
  "keys.next": "Next entity or relation",
  "keys.previous": "Previous entity or relation",
  "keys.select": "Open what is marked",
  "keys.scenario": "Switch the scenario",
  "keys.table": "Go to the table",
  "keys.picture": "Go to the picture",
  "keys.filters": "Go to the filters",
  "keys.focus": "Show only what is around the selected entity",
  "keys.step": "Next and previous step of a question",
  "keys.undo": "Back to what was shown before",
  "keys.single": "Single keys work everywhere on the page",

  // What is announced to those who do not see it.
  "announce.shown": "{shown} of {total} relations are shown.",
  "announce.selected": "Selected: {label}.",
  "announce.cleared": "Nothing is selected.",
  "announce.scenario": "Scenario: {label}. {shown} of {total} relations are shown.",
  "announce.results": { one: "{count} result. Arrow down to choose.", other: "{count} results. Arrow down to choose." },
  "announce.compare": { one: "{count} difference is shown.", other: "{count} differences are shown." },
  "announce.ready": "The graph is ready: {entities} and {relations}.",

  // Citations.
  "citation.title": "“{title}”",
  "citation.paragraph": "paragraph {number}",
  "citation.characters": "characters {start}–{end}",
  "citation.record": "record {record}",
  "citation.open": "Open",
  "credit.part": "Read in part.",
  "credit.about": "About the sources",
  "credit.license": "These data: {license}.",
  "citation.none": "No citation is given.",

  // When something goes wrong.
  "error.format": "This page reads data of format {expected}, and these are of format {found}. Build the page again.",
  "error.data": "The data of this page cannot be read: {reason}",
  "error.picture": "The picture could not be saved: {reason}",
};
