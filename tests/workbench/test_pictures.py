"""The explorer's page in a frame: by a ticket that is good once, with a policy of its own, as nobody in particular."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.workbench.opening import picture
from graph.workbench.serving.pictures import LASTS, MOST, Pictures, policy_of
from tests.workbench.demo import ASKING, answering, dataset, get, post, said
from tests.workbench.live import live


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_ticket_is_good_once_and_for_a_while() -> None:
    clock = Clock()
    pictures = Pictures(clock)
    ticket = pictures.ticket("<html>")
    found = pictures.taken(ticket)
    assert found is not None
    assert found.body == b"<html>"
    assert pictures.taken(ticket) is None
    late = pictures.ticket("<html>")
    clock.now = LASTS
    assert pictures.taken(late) is None
    assert pictures.taken("") is None


def test_not_many_pages_are_held() -> None:
    pictures = Pictures()
    tickets = [pictures.ticket(str(number)) for number in range(MOST + 1)]
    assert len(set(tickets)) == MOST + 1
    assert pictures.taken(tickets[0]) is None
    assert pictures.taken(tickets[1]) is not None


def test_the_page_is_fetched_without_a_key(tmp_path: Path) -> None:
    serving, _desk = answering(tmp_path, picture=lambda: picture(tmp_path / "data"))
    answer = serving.respond(post("/api/picture?language=es", {}))
    path = said(answer)["path"]
    framed = serving.respond(get(f"/{path}", ASKING[:1]))
    assert (framed.status, framed.media) == (200, "text/html; charset=utf-8")
    assert b"<h1" in framed.body
    again = serving.respond(get(f"/{path}", ASKING[:1]))
    assert again.status == 404
    assert "ask for it again" in said(again)["error"]


def test_its_policy_lets_its_own_script_run_and_nothing_else(tmp_path: Path) -> None:
    policy = policy_of(picture(dataset(tmp_path / "data")))
    parts = dict(one.strip().partition(" ")[::2] for one in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"].startswith("'sha256-")
    assert parts["frame-ancestors"] == "'self'"
    assert parts["sandbox"] == "allow-scripts"
    assert "unsafe" not in policy
    assert policy_of("<p>").startswith("default-src 'none';")


def test_it_shows_the_dataset_as_it_is_now(tmp_path: Path) -> None:
    serving, desk = answering(tmp_path, picture=lambda: picture(tmp_path / "data"))
    desk.add("Bob advises Ada on Peru")
    answer = serving.respond(post("/api/picture", {}))
    framed = serving.respond(get(f"/{said(answer)['path']}", ASKING[:1]))
    assert b"Bob advises Ada on Peru" in framed.body


def test_a_dataset_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    serving, _desk = answering(tmp_path, picture=lambda: picture(tmp_path / "data"))
    (tmp_path / "data" / "dataset.yaml").write_text("id: [")
    answer = serving.respond(post("/api/picture", {}))
    assert answer.status == 500
    assert "dataset.yaml" in said(answer)["error"]


def test_through_sockets(tmp_path: Path) -> None:
    with live(tmp_path, picture=lambda: picture(tmp_path / "data")) as one:
        path = json.loads(one.ask("POST", "/api/picture", one.changing, b"{}").body)["path"]
        framed = one.ask("GET", f"/{path}", one.asking[:1])
        assert framed.status == 200
        assert framed.headers["content-security-policy"].endswith("sandbox allow-scripts")
        assert framed.headers["cache-control"] == "no-store"
        assert one.ask("GET", f"/{path}", one.asking[:1]).status == 404


@pytest.mark.parametrize("ticket", ["", "../api/view", "%2e%2e", "x" * 1_000])
def test_what_is_no_ticket_is_nothing(tmp_path: Path, ticket: str) -> None:
    serving, _desk = answering(tmp_path)
    assert serving.respond(get(f"/picture/{ticket}")).status == 404
