"""YAML, as people write it: each value quoted that some reader would take for something else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from graph.writing.formats import Format, Records, register

if TYPE_CHECKING:
    import yaml

_RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def write(records: Records) -> str:
    """Records as a list of mappings."""
    return yaml_text(list(records))


def yaml_text(value: Any) -> str:
    """A plain value as YAML; fields stay in their order."""
    import yaml  # slow to import, and who asks for the formats' names does without

    text: str = yaml.dump(value, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=100)
    return text


@cache
def _dumper() -> type[yaml.SafeDumper]:
    from yaml import SafeDumper

    class Dumper(SafeDumper):
        """Quotes every text that some YAML reader would take for something else, and uses no aliases."""

        def ignore_aliases(self, _data: Any) -> bool:
            return True

    Dumper.add_representer(str, _text)
    return Dumper


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = text.isascii() and text.replace("_", "").replace("-", "").isalpha()
    style = None if plain and text.lower() not in _RESERVED else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


register(Format("yaml", (".yaml", ".yml"), "YAML, for people", write, read_back=True, rank=10))
