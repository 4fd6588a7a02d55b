"""What is corrected in place: a chip that is clicked, a box that opens on what is said already."""

from __future__ import annotations

from typing import Any

from graph.workbench.shapes import Box, Chip
from tests.workbench.page.conftest import Sit, settled, told
from tests.workbench.page.frames import READY
from tests.workbench.page.page_server import Puppet

OPEN = Box(where="detail", text="guards", label="aspect", digits=False)
SELECTED = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)"


def open_box(puppet: Puppet, _command: Any) -> None:
    view = puppet.view("en")
    bar = view.bar.model_copy(update={"box": OPEN, "sentence": None})
    puppet.views["en"] = view.model_copy(update={"bar": bar})


def test_a_chip_that_is_clicked_opens_on_its_own_value_which_is_selected(sit: Sit) -> None:
    chip = Chip(key="", name="aspect", value="“guards”", works=True, field="aspect")
    bar = READY.bar.model_copy(update={"chips": (chip,), "box": None})
    page, puppet = sit(READY.model_copy(update={"bar": bar}))
    puppet.act = open_box
    page.get_by_role("button", name="aspect").click()
    settled(page, puppet)
    assert page.evaluate(SELECTED) == "guards"
    page.keyboard.type("at night")
    page.keyboard.press("Enter")
    settled(page, puppet)
    assert told(puppet) == ["open aspect", "“at night”", "Enter"]
