"""The networks of a debate (discourse network analysis): who agrees with whom, on what, and in which camps.

``kg.discourse(…)`` gives them; what can be told of one stands here: ``clusters``, ``polarization``,
``contestedness``, ``ei_index``, and as pictures ``bars_svg`` and ``heat_map_svg``. The terms and formulae
are those of Leifeld, *Policy Debates as Dynamic Networks* (2016) and of his *Discourse Network Analysis* in
The Oxford Handbook of Political Networks (2017).
"""

from __future__ import annotations

from graph.discourse.camps import Polarization, clusters, contestedness, ei_index, polarization
from graph.discourse.figures import bars_svg, heat_map_svg
from graph.discourse.networks import Matrix

__all__ = [
    "Matrix",
    "Polarization",
    "bars_svg",
    "clusters",
    "contestedness",
    "ei_index",
    "heat_map_svg",
    "polarization",
]
