"""Graphs as other programs hold them, nodes and edges with fields, and the datasets that they become."""
