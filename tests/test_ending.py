"""However a command ends, it ends with the right status and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.cli import main
from tests.command import ROOT
from tests.tiny import ENTITIES_YAML, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes are of Unix")
POLICYGRAPH = [sys.executable, "-m", "graph"]
MUCH = ["schema"]
"""What prints more than a pipe holds."""


def shell(line: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=ROOT,
        env=os.environ | {"PG": " ".join(POLICYGRAPH)} | given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


COMMANDS = ["query", "schema", "check", "ask", "compare jara kast", "--help", "query --format csv"]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_disk_is_told(words: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    done = shell(f"$PG {words} > /dev/full")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "policygraph: standard output: No space left on device\n"


@pytest.mark.parametrize("words", COMMANDS)
def test_a_closed_output_is_told(words: str) -> None:
    done = shell(f"$PG {words} >&-")

    assert done.returncode == 2
    assert done.stderr.startswith("policygraph: standard output: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", ["query", "schema", "query --format csv", "compare jara kast"])
def test_a_reader_that_stops_reading_ends_it_silently(words: str) -> None:
    done = shell(f"$PG {words} | true")

    assert (done.returncode, done.stderr) == (141, "")


def test_where_errors_cannot_be_told_the_status_tells_them() -> None:
    for nowhere in ("2>/dev/full", "2>&-"):
        assert shell(f"$PG query --kind nonsense {nowhere}").returncode == 2
        assert shell(f"$PG query {nowhere} >/dev/null").returncode == 0
        assert shell(f"$PG check nowhere {nowhere}").returncode == 2


STARTED = "import os, runpy; os.write(1, b'!'); runpy.run_module('graph', run_name='__main__', alter_sys=True)"
"""As `python -m graph`, but it says when Python itself has started: a signal before that is none of ours."""


def ended(words: list[str], number: signal.Signals, after: float) -> tuple[int, str]:
    """The status and the errors of a command that is sent a signal some seconds after Python has started."""
    with subprocess.Popen(
        [sys.executable, "-c", STARTED, *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == "!"
        time.sleep(after)
        process.send_signal(number)
        _out, err = process.communicate(timeout=60)
    return process.returncode, err


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset that takes long to read."""
    folder = tmp_path_factory.mktemp("endless")
    row = '{"kind": "advice", "source": "ada", "target": "bob", "modality": "fact", "id": "r%d"}\n'
    many = "".join(row % number for number in range(150_000))
    return write(folder, {"entities.yaml": ENTITIES_YAML, "relations.jsonl": many})


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    "words", ["check {}", "query -d {}", "build {}", "verify {} --documents {}"]
)
def test_a_signal_while_it_reads(endless: Path, words: str, number: signal.Signals) -> None:
    given = [word.format(endless) for word in words.split()]

    status, err = ended(given, number, 1.5)

    assert status == 128 + number
    assert "Traceback" not in err


@pytest.mark.parametrize("after", [0, 0.05, 0.15, 0.3, 0.5])
def test_ctrl_c_while_it_is_imported(after: float, endless: Path) -> None:
    status, _err = ended(["check", str(endless)], signal.SIGINT, after)

    assert status in {130, -signal.SIGINT}  # the latter: before ours could catch it


@pytest.mark.parametrize("name", main.commands)
def test_ctrl_c_is_the_same_in_every_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_words: object, **_fields: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main.commands[name], "invoke", interrupt)
    monkeypatch.setattr(main.commands[name], "params", [])
    with pytest.raises(SystemExit) as caught:
        main([name])
    assert caught.value.code == 130


def test_no_byte_order_mark_goes_into_a_pipe() -> None:
    done = shell("$PG query --limit 1 --format csv -o /dev/stdout | head -c 3")
    assert done.stdout == "id,"
