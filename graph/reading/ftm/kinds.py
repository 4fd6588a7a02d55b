"""Which kinds the schemata of FollowTheMoney become, and what their properties are for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

NAMES = ("name", "title", "alias", "weakAlias", "previousName", "abbreviation", "full", "fileName")
"""What something is called, the best first."""
SUMMARIES = ("summary", "description", "notes")
IDENTIFIERS: Mapping[str, str] = {
    "wikidataId": "wikidata",
    "leiCode": "lei",
    "isin": "isin",
    "imoNumber": "imo",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "opencorporatesUrl": "opencorporates",
    "registrationNumber": "registration",
}
"""The schemes of ids elsewhere."""
TECHNICAL = frozenset(
    {"namesMentioned", "indexText", "createdAt", "modifiedAt", "retrievedAt", "alephUrl"}
)
"""What programs note of an entity for themselves."""
DOCUMENTS = frozenset(
    {"Document", "Pages", "Video", "Image", "Workbook", "Email", "HyperText", "Audio"}
    | {"Article", "Folder", "Table", "PlainText", "Package", "Message"}
)
"""The schemata of what claims are read from."""

KINDS: Mapping[str, str] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "agency",
    "Territory": "region",
    "Position": "post",
    "Event": "event",
    "Asset": "asset",
}
"""The schemata that a built-in kind says."""
PARENTS: Mapping[str, str] = {
    **KINDS,
    "Company": "organization",
    "Address": "region",
    "Airplane": "asset",
    "BankAccount": "asset",
    "Contract": "asset",
    "CryptoWallet": "asset",
    "License": "asset",
    "RealEstate": "asset",
    "Security": "asset",
    "Vehicle": "asset",
    "Vessel": "asset",
    "Trip": "event",
}
"""The built-in kind that a schema is a sort of; one that is not here is a kind by itself."""
PLURALS: Mapping[str, str] = {
    "Address": "addresses",
    "Company": "companies",
    "LegalEntity": "legal entities",
    "Person": "people",
    "PublicBody": "public bodies",
    "RealEstate": "real estates",
    "Security": "securities",
    "Territory": "territories",
}
TOPICS: Mapping[str, str] = {"pol.party": "party"}
SAME: Mapping[str, frozenset[str]] = {
    "Person": frozenset({"candidate", "person"}),
    "Organization": frozenset({"party", "coalition", "organization"}),
    "PublicBody": frozenset({"agency"}),
    "LegalEntity": frozenset({"group"}),
    "Territory": frozenset({"country", "region"}),
}
"""The kinds that a schema stands for where its keywords say which."""


class Edge(NamedTuple):
    """How the links of a schema are claims.

    Parameters
    ----------
    source, target : str
        The properties that name the ends, as a claim has them.
    kind : str
        The built-in kind that says the same; empty where there is none.
    forward, inverse : str
        What a kind of its own says, which stands in where the ends do not fit the built-in one.
    symmetric : bool
    """

    source: str
    target: str
    kind: str = ""
    forward: str = "is linked to"
    inverse: str = "is linked to"
    symmetric: bool = False


EDGES: Mapping[str, Edge] = {
    "Associate": Edge("person", "associate", "", "is an associate of", "is an associate of", True),
    "ContractAward": Edge("contract", "supplier", "", "is awarded to", "is awarded"),
    "Control": Edge("controller", "controlled", "control", "controls", "is controlled by"),
    "CourtCaseParty": Edge("party", "case", "", "is a party to", "has as a party"),
    "Debt": Edge("debtor", "creditor", "", "owes to", "is owed by"),
    "Directorship": Edge("director", "organization", "", "directs", "is directed by"),
    "Employment": Edge("employee", "employer", "", "works for", "employs"),
    "Family": Edge("person", "relative", "", "is a relative of", "is a relative of", True),
    "Membership": Edge("member", "organization", "membership", "belongs to", "has as a member"),
    "Occupancy": Edge("holder", "post", "office", "holds", "is held by"),
    "Ownership": Edge("owner", "asset", "", "owns", "is owned by"),
    "Payment": Edge("payer", "beneficiary", "", "pays", "is paid by"),
    "ProjectParticipant": Edge("participant", "project", "", "takes part in", "has as a participant"),
    "Representation": Edge("agent", "client", "", "represents", "is represented by"),
    "Succession": Edge("successor", "predecessor", "replacement", "replaces", "is replaced by"),
    "UnknownLink": Edge("subject", "object", "", "is linked to", "is linked to", True),
}  # fmt: skip
"""The schemata of links. Those without a kind of ours are kinds of the dataset's own."""
BETWEEN: Mapping[str, str] = {
    "addressEntity": "location",
    "parent": "part_of",
    "partOf": "part_of",
}
"""The properties by which an entity names another, and the kind of claim that says so."""
LEFT = frozenset({"Risk", "Sanction", "Identification", "EconomicActivity", "TaxRoll", "Passport"} | {"Call", "Mention", "Note", "Page", "Similar", "Documentation"})  # fmt: skip
"""What is said there of one entity alone, or by programs, and is no claim between two."""
