"""A graph as RDF: one nanopublication a claim, which asserts no more than the claim does."""
