"""The dataset that a graph becomes: the one that it was written from, or one of what it seems to say."""

from __future__ import annotations

import json
from typing import Any

from graph.reading.brought import Report
from graph.reading.networks.foreign import Foreign
from graph.reading.networks.network import Network
from graph.reading.networks.ours import ours


def made(network: Network, name: str) -> tuple[dict[str, Any], Report]:
    """A dataset as plain values, and what was read and left out.

    Parameters
    ----------
    network : Network
    name : str
        What the file is called, without its ending.
    """
    dataset = _parsed(network.dataset)
    report = Report(network.file)
    report.read["nodes"] = len(network.nodes)
    report.read["edges"] = len(network.edges)
    report.left.update(network.left)
    if isinstance(dataset, dict) and isinstance(dataset.get("id"), str):
        return ours(network, dataset, report), report
    if network.dataset is not None:
        report.leave("field of the whole graph that should hold a dataset and does not")
    return Foreign(network, name, report).value(), report


def _parsed(written: Any) -> Any:
    """What a field says that holds JSON as text, where a format's fields hold no more."""
    if not isinstance(written, str):
        return written
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None
