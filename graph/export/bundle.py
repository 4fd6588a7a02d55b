"""The page's own files, joined into one script and one style.

A page that is opened from a disk, under a policy that names its script's hash, can import nothing.
So the ES modules of ``graph/page`` are joined, each in a scope of its own and after those that it
imports. What the modules may do is little, so that this is all it takes: they import names from
each other's files, and export declarations.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

ENTRY = "main.mjs"
"""The module that starts the page."""
WAITING = "waiting.css"
"""The style that holds until the page's own is there."""
PANELS = "panels/"
"""The folder whose modules are joined though nobody imports them: each registers itself."""


class PageError(Exception):
    """The page's files do not fit together: a mistake in this package, not in the data."""


@cache
def page_files() -> Mapping[str, str]:
    """The texts of the page's files, by their paths within ``graph/page``."""
    return dict(_texts(resources.files("graph").joinpath("page"), ""))


def _texts(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.is_dir() and file.name != "node_modules":
            found += _texts(file, f"{path}{file.name}/")
        elif file.name.endswith((".mjs", ".css", ".html")):
            found.append((path + file.name, file.read_text(encoding="utf-8")))
    return found


def script_of(files: Mapping[str, str]) -> str:
    """The page's script.

    Parameters
    ----------
    files : mapping of str to str
        As `page_files` gives them; a further panel is a further file.

    Raises
    ------
    PageError
    """
    text = bundle(ENTRY, files)
    if kept := re.search(r"\\[^\x00-\x7f]", text):
        raise PageError(f"a backslash before {kept[0][1]}, which is spelled out: write it without")
    return _inert("script", spelled_out(text))


def spelled_out(text: str) -> str:
    """A script, or JSON, in ASCII: whatever encoding a server or a host page tells of, it reads the same.

    What is no ASCII is spelled by its number, which is the same in strings, templates, patterns and names.
    """
    return text if text.isascii() else _FOREIGN.sub(lambda found: json.dumps(found[0])[1:-1], text)


_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def style_of(files: Mapping[str, str]) -> str:
    """The page's style: its style sheets, in the order of their names.

    Raises
    ------
    PageError
    """
    sheets = (
        files[name].strip() for name in sorted(files) if name.endswith(".css") and name != WAITING
    )
    text = "\n\n".join(sheets)
    light = "\n".join(f"  {name}: {colour};" for name, colour in _LIGHT.findall(text))
    return _inert("style", _plain(f"\n:root {{\n{light}\n}}\n\n{text}\n"))


def waiting_style_of(files: Mapping[str, str]) -> str:
    """The style that holds until the page's own is there.

    Raises
    ------
    PageError
    """
    return _inert("style", _plain(f"\n{files[WAITING].strip()}\n"))


def _plain(style: str) -> str:
    """A style in ASCII, as `spelled_out` says; six digits need no blank after them."""
    return re.sub(r"[^\x00-\x7f]", lambda found: f"\\{ord(found[0]):06x}", style)


_LIGHT = re.compile(r"^ +(--[\w-]+): light-dark\((#\w+), #\w+\);$", re.MULTILINE)
"""The light colours stand before the pairs, for a browser that knows no pairs."""


def _inert(name: str, text: str) -> str:
    if f"</{name}" in text.lower() or "<!--" in text:
        raise PageError(f"the page's {name} has words that would end it")
    return text


_IMPORT = re.compile(r"^import\b([^;]*?);[ \t]*\n?", re.MULTILINE)
_NAMED = re.compile(r"^\s*\{([^}]*)\}\s*from\s*\"(\.{1,2}/[\w./-]+\.mjs)\"\s*$")
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) +([\w$]+))", re.MULTILINE)
_TOP = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|class|const|let|var) +([\w$]+)", re.MULTILINE
)
_NOTHING = re.compile(r"^export \{\};?[ \t]*\n?", re.MULTILINE)
_OTHER = re.compile(
    r"^(?:export|import)\b.*|\bimport\((?![^)]*\)\.)|^(?:const|let|var) *[\[{].*", re.MULTILINE
)
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n?", re.MULTILINE | re.DOTALL)


def bundle(entry: str, modules: Mapping[str, str]) -> str:
    """Join ES modules into one, each in a scope of its own and after those that it imports.

    Parameters
    ----------
    entry : str
        The module that is joined last; the panels are joined before it.
    modules : mapping of str to str
        The text of each module by its path.

    Raises
    ------
    PageError
        Where a module does what cannot be joined.
    """
    joined: list[str] = []
    exported: dict[str, list[str]] = {}
    scopes: dict[str, str] = {}
    pending: list[str] = []

    def add(path: str) -> None:
        if path in exported:
            return
        if path in pending:
            raise PageError(
                f"{' imports '.join([*pending[pending.index(path) :], path])}: a circle"
            )
        if path not in modules:
            raise PageError(
                f"{pending[-1] if pending else 'the page'} imports {path}: no such file"
            )
        pending.append(path)
        text = _COMMENT.sub("", modules[path])
        uses: list[str] = []
        owner = {}
        for statement in _IMPORT.findall(text):
            names, origin = _imported(path, statement)
            add(origin)
            for name in names:
                if name not in exported[origin]:
                    raise PageError(f"{path} imports {name}, which {origin} does not export")
                if name in owner:
                    raise PageError(f"{path} imports {name} twice; rename one")
                owner[name] = origin
            if names:
                uses.append(f"const {{ {', '.join(names)} }} = {scopes[origin]};")
        text = _NOTHING.sub("", _IMPORT.sub("", text))
        for name in _TOP.findall(text):
            if name in owner:
                raise PageError(f"{name} is declared in {owner[name]} and in {path}; rename one")
        exported[path] = _EXPORT.findall(text)
        text = _EXPORT.sub("", text)
        if other := _OTHER.search(text):
            raise PageError(f"{path}: this cannot be joined: {other[0].strip()}")
        gives = [f"return {{ {', '.join(exported[path])} }};"] if exported[path] else []
        body = "\n".join([*uses, text.strip(), *gives])
        scopes[path] = f"${len(scopes)}"
        bound = f"const {scopes[path]} = " if gives else ""
        # Any may wait at its top, as the entry does for the data.
        joined.append(f"// {path}\n{bound}await (async () => {{\n{body}\n}})();\n")
        pending.pop()

    for path in sorted(modules):
        if path.startswith(PANELS) and path.endswith(".mjs"):
            add(path)
    add(entry)
    return "\n" + "\n".join(joined)


def _imported(path: str, statement: str) -> tuple[list[str], str]:
    """What an import statement names, and the module that it names them from."""
    named = _NAMED.match(statement)
    if named is None or " as " in named[1]:
        raise PageError(f'{path}: write import {{ a, b }} from "./c.mjs", not import{statement}')
    names = [word.strip() for word in named[1].split(",") if word.strip()]
    return names, posixpath.normpath(posixpath.join(posixpath.dirname(path), named[2]))
