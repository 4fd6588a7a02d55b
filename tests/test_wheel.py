"""A wheel carries all that is needed: installed elsewhere, it loads its dataset and makes a page."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import graph
from tests.command import ROOT, Run, python

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None, reason="hatchling, which builds the wheel, is not installed"
)
CHECK = """\
import sys
from pathlib import Path
import graph

kg = graph.load()
page = kg.to_html()
kg.to_html("page.html")
assert Path(graph.__file__).is_relative_to(sys.prefix), graph.__file__
assert Path("page.html").read_text(encoding="utf-8") == page
print(len(kg.entities()), len(kg.relations()), len(kg.questions))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    built = python("-m", "pip", "wheel", *words, "--wheel-dir", folder, ROOT)
    assert built.status == 0, built.err
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel, and the packages that it needs from this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    names = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", vars=names))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # After the wheel's own files, so that this checkout's are not taken for them.
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", vars=names)) / "python"


def run_there(interpreter: Path, *words: str, cwd: Path) -> Run:
    done = subprocess.run(
        [interpreter, *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    return Run(done.returncode, done.stdout, done.stderr)


def test_the_wheel_holds_the_package_its_dataset_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for name in ("dataset.yaml", "entities.yaml", "relations.yaml"):
            inside = archive.read(f"graph/data/chile-2025/{name}")
            assert inside == (ROOT / "data" / "chile-2025" / name).read_bytes()
        metadata = archive.read(next(name for name in names if name.endswith("/METADATA")))
    sources = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "graph").rglob("*")
        if path.is_file()
        and not {"__pycache__", "node_modules"}.intersection(path.parts)
        # What checks the page, and is not the page.
        and not (
            path.suffix in (".json", ".jsonc")
            and path.parent.name == "page"
            and path.name != "shared.json"
        )
    }
    assert sources <= names
    beside = {name for name in names - sources if ".dist-info/" not in name}
    assert all(name.startswith("graph/data/") for name in beside), beside
    assert "graph/data/LICENSE" in names
    assert b"Requires-Dist: pyvis" in metadata
    assert b"Name: policygraph\n" in metadata


def test_it_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    done = run_there(installed, "-W", "error", "-c", CHECK, cwd=tmp_path)

    kg = graph.load()
    counted = f"{len(kg.entities())} {len(kg.relations())} {len(kg.questions)}\n"
    assert done == Run(0, counted, "")


def test_its_command_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    for words in (("check",), ("query", "--kind", "border"), ("--version",), ("ask",)):
        done = run_there(installed, "-m", "graph", *words, cwd=tmp_path)
        assert (done.status, done.err) == (0, "")
    built = run_there(installed, "-m", "graph", "build", cwd=tmp_path)
    assert built.out.strip() == str(Path("exports") / "chile-2025.html")
    assert (tmp_path / "exports" / "chile-2025.html").is_file()
