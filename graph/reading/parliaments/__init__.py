"""Tables and lists of parliaments and governments: who belongs to what, from when until when.

Popolo is the shape in which civic programs tell of people, bodies and memberships (EveryPolitician wrote it);
ParlGov is a database of parties, elections and cabinets. Both become entities and dated facts, each of which
cites the entry or the row that says so.
"""
