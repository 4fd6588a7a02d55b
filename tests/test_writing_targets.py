"""A file is written where it is: its mode, links, pipes and devices are looked at first."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from graph.journal import UNFINISHED
from graph.problems import UnusableFile
from graph.writing import atomic
from graph.writing.atomic import write_text, write_texts
from tests.command import policygraph, python
from tests.tiny import claim, graph_of

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes are of Unix")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes devices"
)
pytestmark = posix
KG = graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob"))


@pytest.fixture(params=["unnamed", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of writing: a file without a name, and where the system has none such."""
    if request.param == "named":
        monkeypatch.setattr(atomic, "_UNNAMED", None)
    return str(request.param)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("given", [0o600, 0o640, 0o755, 0o664])
def test_a_file_keeps_its_mode(way: str, given: int, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    path.chmod(given)

    write_text(path, "after")

    assert (path.read_text(), mode(path)) == ("after", given)
    assert list(tmp_path.iterdir()) == [path]


@root
def test_a_file_keeps_its_owner(way: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    os.chown(path, 1234, 2345)

    write_text(path, "after")

    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


@root
def test_a_group_is_kept_where_the_owner_cannot_be(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    os.chown(path, 1234, 2345)
    kept = os.chown

    def as_a_member(name: Path, owner: int, group: int) -> None:
        if owner != -1:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        kept(name, owner, group)

    monkeypatch.setattr(os, "chown", as_a_member)
    write_text(path, "after")

    assert (path.stat().st_uid, path.stat().st_gid) == (os.geteuid(), 2345)


@root
@pytest.mark.parametrize(("given", "becomes"), [(0o660, 0o600), (0o664, 0o644), (0o646, 0o666)])
def test_a_group_that_takes_the_place_of_another_has_no_more_than_all(
    way: str, given: int, becomes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    os.chown(path, 1234, 2345)
    path.chmod(given)

    def refused(_name: Path, _owner: int, _group: int) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", refused)
    write_text(path, "after")

    assert mode(path) == becomes


def test_several_files_take_their_places_one_right_after_the_other(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noting(name: str, kept: Any) -> Any:
        def noted(*given: Any) -> Any:
            done.append(name)
            return kept(*given)

        return noted

    for where, name in ((Path, "chmod"), (Path, "replace"), (os, "fsync")):
        monkeypatch.setattr(where, name, noting(name, getattr(where, name)))

    write_texts({tmp_path / name: name for name in "abc"})

    noted = done.index("replace")  # the note takes its place before any of them
    assert done[noted:] == ["replace", "fsync", *["replace"] * 3, "fsync"]


def test_a_new_private_page_is_for_its_owner_alone(way: str, tmp_path: Path) -> None:
    texts = tmp_path / "note.txt"
    texts.write_text("Ada has a word with Bob.")

    KG.to_html(tmp_path / "a.private.html")
    KG.to_html(tmp_path / "b.html", documents=texts)
    KG.to_html(tmp_path / "c.html")

    assert mode(tmp_path / "a.private.html") == mode(tmp_path / "b.html") == 0o600
    assert mode(tmp_path / "c.html") == mode(texts)


def test_a_file_that_is_there_is_for_its_owner_alone_once_it_is_private(
    way: str, tmp_path: Path
) -> None:
    texts = tmp_path / "note.txt"
    texts.write_text("Ada has a word with Bob.")
    for name, given in (("a.html", 0o644), ("b.html", 0o6777), ("c.html", 0o400 | 0o200)):
        (tmp_path / name).write_text("before")
        (tmp_path / name).chmod(given)

        KG.to_html(tmp_path / name, documents=texts)

        assert mode(tmp_path / name) == given & ~0o077


def test_a_link_is_followed(way: str, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "page.html").write_text("before")
    (there / "page.html").chmod(0o600)
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to(there / "page.html")
    (tmp_path / "new").symlink_to("there/new.html")

    write_text(tmp_path / "one", "after")
    write_text(tmp_path / "new", "made")

    assert (tmp_path / "one").is_symlink()
    assert (tmp_path / "two").is_symlink()
    assert ((there / "page.html").read_text(), mode(there / "page.html")) == ("after", 0o600)
    assert (there / "new.html").read_text() == "made"
    assert sorted(path.name for path in there.iterdir()) == ["new.html", "page.html"]


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")

    with pytest.raises(UnusableFile):
        write_text(tmp_path / "one", "x")


def test_another_name_of_the_file_keeps_what_it_had(way: str, tmp_path: Path) -> None:
    (tmp_path / "one").write_text("before")
    os.link(tmp_path / "one", tmp_path / "other")

    write_text(tmp_path / "one", "after")

    assert ((tmp_path / "one").read_text(), (tmp_path / "other").read_text()) == ("after", "before")


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "stdout")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "stdout").read_text()))
    reader.start()

    write_text(tmp_path / "stdout", "a page")

    reader.join(10)
    assert read == ["a page"]
    assert stat.S_ISFIFO((tmp_path / "stdout").stat().st_mode)


@root
def test_a_device_is_written_into(tmp_path: Path) -> None:
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.read_bytes()
    except OSError:
        pytest.skip("no device can be made here")

    write_text(device, "a page")

    assert stat.S_ISCHR(device.stat().st_mode)


def test_a_full_device_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with pytest.raises(UnusableFile, match="No space left") as caught:
        write_text("/dev/full", "x" * 100_000)
    assert caught.value.path == "/dev/full"
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_what_is_printed_on_may_be_a_file(name: str, tmp_path: Path) -> None:
    if not Path(name).exists():
        pytest.skip(f"there is no {name} here")
    program = f"from graph.writing.atomic import write_text; print('a', flush=True); write_text({name!r}, 'b')"
    (tmp_path / "out").write_text("")
    with (tmp_path / "out").open("w") as out:
        subprocess.run([sys.executable, "-c", program], stdout=out, check=True)

    assert (tmp_path / "out").read_text() == "a\nb"
    assert python("-c", program).out == "a\nb"


def test_a_page_that_is_printed_is_a_page() -> None:
    done = policygraph("build", "-o", "/dev/stdout")

    assert (done.status, done.err) == (0, "/dev/stdout\n")
    assert done.out.startswith("<!")
    assert done.out.rstrip().endswith("</html>")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    for path in (tmp_path, tmp_path / "link"):
        with pytest.raises(UnusableFile, match="folder"):
            write_text(path, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


def test_a_file_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    monkeypatch.setattr(os, "access", lambda *_words, **_fields: False)  # as root may do anything

    with pytest.raises(UnusableFile, match="Permission denied"):
        write_text(path, "after")
    assert path.read_text() == "before"


def test_long_names_and_strange_ones_are_names(way: str, tmp_path: Path) -> None:
    for name in ("ñ" * 127, "[a]*?.html", "a\nb", " "):
        write_text(tmp_path / name, "x")
    assert len(list(tmp_path.iterdir())) == 4


def test_several_files_are_on_the_disk_before_one_takes_its_place(way: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    (tmp_path / "z").mkdir()

    with pytest.raises(UnusableFile) as caught:
        write_texts({tmp_path / "a": "after", tmp_path / "b": "new", tmp_path / "z": "?"})

    assert caught.value.path == str(tmp_path / "z")
    assert (tmp_path / "a").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "z"]


def test_a_dataset_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    KG.save(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "relations.yaml").unlink()
    (tmp_path / "relations.yaml").mkdir()
    other = graph_of({"eve": "person"}, title="Another")

    with pytest.raises(UnusableFile):
        other.save(tmp_path)

    assert (tmp_path / "dataset.yaml").read_bytes() == before["dataset.yaml"]
    assert (tmp_path / "entities.yaml").read_bytes() == before["entities.yaml"]
    assert len(list(tmp_path.iterdir())) == 3


def test_a_full_disk_leaves_everything(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("before")

    def full(_handle: int) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableFile, match="No space left"):
        write_text(tmp_path / "a", "after")
    assert (tmp_path / "a").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_process_left_is_taken_away(tmp_path: Path) -> None:
    old, new = (tmp_path / f".a.{word}{UNFINISHED}" for word in ("old", "new"))
    foreign = tmp_path / f".b.old{UNFINISHED}"
    for path in (old, new, foreign):
        path.write_text("half")
    for path in (old, foreign):
        os.utime(path, (time.time() - 2 * atomic.STALE,) * 2)

    write_text(tmp_path / "a", "x")

    assert not old.exists()
    assert new.exists()
    assert foreign.exists()


PATIENT = """
import os, sys, time
from graph.cli.streams import Terminated, signals_as_errors
from graph.writing import atomic
if sys.argv[2] == "named":
    atomic._UNNAMED = None
sync = os.fsync
def slowly(handle):
    sync(handle)
    print("half", flush=True)
    time.sleep(60)
os.fsync = slowly
try:
    with signals_as_errors():
        atomic.write_text(sys.argv[1], "after")
except Terminated as end:
    sys.exit(end.status)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("named", ["named", "unnamed"])
def test_a_process_that_is_ended_leaves_what_was_there(
    number: signal.Signals, named: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    with subprocess.Popen(
        [sys.executable, "-c", PATIENT, str(path), named],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.send_signal(number)
        process.wait(30)

    assert path.read_text() == "before"
    left = [one for one in tmp_path.iterdir() if one != path]
    if number != signal.SIGKILL:
        assert left == []
        assert process.returncode in {128 + number, -number}
    assert all(one.name.endswith(UNFINISHED) for one in left)
