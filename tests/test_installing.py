"""The second command works on any day: locks that are closed, installed without being resolved."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as canonical
from packaging.version import Version

from tests.command import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "linux": {"os_name": "posix", "platform_system": "Linux"},
    "darwin": {"os_name": "posix", "platform_system": "Darwin"},
    "win32": {"os_name": "nt", "platform_system": "Windows"},
}
MACHINES = ("x86_64", "aarch64", "arm64")
ENVIRONMENTS = [
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "sys_platform": platform,
        "platform_machine": machine,
        "platform_release": "",
        "platform_version": "",
        **names,
    }
    for python, (platform, names), machine in product(PYTHONS, PLATFORMS.items(), MACHINES)
]
FOR_ELSEWHERE: dict[str, tuple[str, ...]] = {"colorama": ()}
"""What packages need that are locked for Windows only, and so are not here to be asked."""

EXTRAS = PROJECT["project"]["optional-dependencies"]
CORE = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["install"]]
LOCKS = {
    "requirements-core.lock": CORE,
    "requirements.lock": [*CORE, *EXTRAS["dev"], *EXTRAS["texts"]],
}


def locked(lock: Path) -> dict[str, Requirement]:
    """What a lock names, by name; each with its one version, and where it is for."""
    named: dict[str, Requirement] = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            requirement = Requirement(line.removesuffix("\\"))
            assert canonical(requirement.name) not in named, requirement.name
            named[canonical(requirement.name)] = requirement
    return named


def needed_by(name: str) -> list[Requirement]:
    listed = FOR_ELSEWHERE.get(name)
    return [Requirement(text) for text in (requires(name) or () if listed is None else listed)]


def unmet(roots: list[str], lock: dict[str, Requirement], environment: dict[str, str]) -> list[str]:
    """Which requirements no locked version meets, seen from one Python on one platform."""
    found = []
    asked = [("pyproject.toml", "", Requirement(root)) for root in roots]
    seen: set[tuple[str, str]] = set()
    while asked:
        by, extra, requirement = asked.pop()
        marker, name = requirement.marker, canonical(requirement.name)
        if marker is not None and not marker.evaluate({**environment, "extra": extra}):
            continue
        pinned = lock.get(name)
        if pinned is None or (pinned.marker and not pinned.marker.evaluate(dict(environment))):
            found.append(f"{by} needs {requirement}, which is not there")
            continue
        (version,) = pinned.specifier
        if version.operator != "==" or not requirement.specifier.contains(
            version.version, prereleases=True
        ):
            found.append(f"{by} needs {requirement}, and {pinned} is there")
        for wanted in {"", *requirement.extras} - {e for n, e in seen if n == name}:
            seen.add((name, wanted))
            asked += [(name, wanted, further) for further in needed_by(name)]
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_all_that_is_needed_on_every_python_and_platform(name: str) -> None:
    lock = locked(ROOT / ".ci" / name)
    for environment in ENVIRONMENTS:
        where = f"{environment['python_version']} on {environment['sys_platform']}"
        assert unmet(LOCKS[name], lock, environment) == [], where


def test_what_a_lock_lacks_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "pilots>=3; extra == 'deep'"
    needs = {"cranes": ("harbour[deep]>=1",), "harbour": (deep,), "pilots": ()}
    for name, needed in needs.items():
        monkeypatch.setitem(FOR_ELSEWHERE, name, needed)
    pins = ("cranes==1.0", "harbour==1.0", "pilots==2.0; sys_platform == 'linux'")
    lock = {Requirement(pin).name: Requirement(pin) for pin in pins}
    here, there = ENVIRONMENTS[0], next(e for e in ENVIRONMENTS if e["sys_platform"] == "darwin")

    assert "harbour needs pilots>=3" in unmet(["cranes"], lock, here)[0]
    assert "which is not there" in unmet(["cranes"], lock, there)[0]
    assert unmet(["harbour>=2"], lock, here) == [
        "pyproject.toml needs harbour>=2, and harbour==1.0 is there"
    ]
    assert unmet(["harbour"], lock, here) == []


def test_every_locked_package_is_wanted_and_hashed() -> None:
    both = {name: locked(ROOT / ".ci" / name) for name in LOCKS}
    core, whole = both["requirements-core.lock"], both["requirements.lock"]
    assert core.keys() <= whole.keys()
    assert all(core[name].specifier == whole[name].specifier for name in core)
    for name in LOCKS:
        text = (ROOT / ".ci" / name).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=\S)", text)
        assert all("--hash=sha256:" in block for block in blocks if "==" in block)


# Newer releases in an index change nothing: the Makefile's own recipes, on packages made up here

BACKEND = '''\
"""A build backend that needs nothing: an editable install of an empty package."""
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "made_up-1.0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        info = "made_up-1.0.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: made-up\\nVersion: 1.0\\n"
                       "Requires-Dist: quay>=1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''


def wheel(folder: Path, name: str, version: str, *needs: str) -> str:
    """Make a wheel without anything in it, and give the line that locks it."""
    info = f"{name}-{version}.dist-info"
    made = folder / f"{name}-{version}-py3-none-any.whl"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: deep\n"
    files = {
        f"{info}/METADATA": metadata + "".join(f"Requires-Dist: {need}\n" for need in needs),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text)}\n" for path, text in files.items())
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in (*files.items(), (f"{info}/RECORD", f"{record}{info}/RECORD,,\n")):
            archive.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(made.read_bytes()).hexdigest()}\n"


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Makefile in a checkout of its own, whose locks name what a made-up index has."""
    folder, index = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("index")
    quay, harbour = wheel(index, "quay", "1.0"), wheel(index, "harbour", "1.0")
    cranes = wheel(index, "cranes", "1.0", "harbour[deep]>=1")
    docks = wheel(index, "docks", "1.0", "cranes>=1")
    for name in ("harbour", "cranes"):  # released since, and wanting what no lock names
        wheel(index, name, "2.0", "pilots; extra == 'deep'", "docks>=7")
    (folder / ".ci").mkdir()
    (folder / ".ci" / "requirements-core.lock").write_text(quay, encoding="utf-8")
    whole = quay + harbour + cranes + docks
    (folder / ".ci" / "requirements.lock").write_text(whole, encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
        encoding="utf-8",
    )
    (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    shutil.copy(ROOT / "Makefile", folder)
    made = make(folder, index)
    assert made.returncode == 0, made.stderr
    return folder


def make(folder: Path, index: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "MAKE", "PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.run(
        ["make", f"PYTHON={sys.executable}", ".venv/dev.stamp"],
        cwd=folder,
        env={**environment, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_newer_releases_in_an_index_change_nothing(checkout: Path) -> None:
    listed = subprocess.run(
        [checkout / ".venv" / "bin" / "python", "-m", "pip", "list", "--format=freeze"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert {"quay==1.0", "harbour==1.0", "cranes==1.0", "docks==1.0"} <= set(listed.stdout.split())


def test_a_lock_that_is_not_closed_is_refused(checkout: Path, tmp_path: Path) -> None:
    lock = checkout / ".ci" / "requirements.lock"
    lonely = wheel(tmp_path, "lonely", "1.0", "nobody>=1")
    lock.write_text(lock.read_text(encoding="utf-8") + lonely, encoding="utf-8")
    done = make(checkout, tmp_path)
    assert done.returncode != 0
    assert "nobody" in done.stdout + done.stderr
    assert not (checkout / ".venv" / "dev.stamp").stat().st_mtime > lock.stat().st_mtime


def test_what_one_is_told_to_install_is_the_extra() -> None:
    from graph.texts import formats

    told = {package for one in formats._FORMATS.all() for package in one.packages}
    assert told == {Requirement(one).name for one in EXTRAS[formats.EXTRA]}


def test_the_pythons_that_are_promised_are_those_that_are_tried() -> None:
    said = {
        found[1]
        for one in PROJECT["project"]["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", one))
    }
    assert said == set(PYTHONS)
    assert Version(PYTHONS[0]) in Requirement(f"x{PROJECT['project']['requires-python']}").specifier
