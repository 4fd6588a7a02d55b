"""The page of a file of Discourse Network Analyzer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import graph
from tests.debates.made import SAMPLES, sample
from tests.page.conftest import Show


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="there are no data sets beside this checkout")
def test_the_page_of_a_dna_file_opens(show: Show, tmp_path: Path) -> None:
    path = tmp_path / "debate.html"
    graph.load(sample(3, tmp_path)).to_html(path)
    page = show(path, "selected=sierra-club&tab=details")
    panel = page.get_by_role("tabpanel", name="Details")
    expect(panel).to_contain_text(
        "Sierra Club (David Hamilton) agrees: “Climate change is real and anthropogenic.”"
    )
