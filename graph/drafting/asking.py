"""Asking a model by pydantic-ai, which is installed along with the extra ``draft`` only."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from typing import Any

from graph.problems import UnusableModel

INSTALL = 'pip install "policygraph[draft]"'
_TOKENS = 8_000
"""Of an answer, at the most: a long paragraph's claims need half of it."""
_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSWORD")
_KEY = re.compile(r"`([A-Z][A-Z0-9]*_[A-Z0-9_]+)` environment variable")
_SHORTEST = 6
"""Letters of a secret, at the least."""


def proposer(name: str) -> Asked:
    """What asks a model by its name, such as ``openai:…`` or ``anthropic:…``.

    Its key is taken from the environment, by the package of its provider, and written nowhere.

    Parameters
    ----------
    name : str

    Raises
    ------
    UnusableModel
        Where the package, or that of the provider, is not installed, there is no such model, or no key.
    """
    try:
        from pydantic_ai.exceptions import UserError
        from pydantic_ai.models import infer_model
    except ImportError:
        told = f"the package that asks models is not installed; {INSTALL} does it, or use --prompt"
        raise UnusableModel(name, told) from None
    try:
        return Asked(name, infer_model(name))
    except ImportError as error:
        told = f"a package of its provider is not installed: {error}"
        raise UnusableModel(name, told) from None
    except (UserError, ValueError) as error:
        key = _KEY.search(str(error))
        told = (
            f"its key is not in the environment; set {key[1]}"
            if key
            else f"{_without_secrets(str(error))}; a model is named as PROVIDER:MODEL"
        )
        raise UnusableModel(name, told) from None
    except Exception as error:  # noqa: BLE001  # a provider's own, as of a key that is not set
        raise UnusableModel(name, _told(error)) from None


class Asked:
    """A model that answers prompts.

    Parameters
    ----------
    name : str
    model : pydantic_ai.models.Model
    """

    def __init__(self, name: str, model: Any) -> None:
        self._name = name
        self._model = model

    def propose(self, prompt: str, schema: Mapping[str, Any]) -> str:
        """What the model answers: by the schema if it can, else as text.

        Parameters
        ----------
        prompt : str
        schema : mapping

        Raises
        ------
        UnusableModel
            Where it gives no answer.
        """
        from pydantic_ai import Agent, StructuredDict

        described = "All claims that were asked for."
        claims = StructuredDict(dict(schema), name="claims", description=described)
        # A text is an answer, too: it is read as one from a chat is, and nothing is asked twice for its form.
        agent = Agent(self._model, output_type=[claims, str], retries=0)
        try:
            found = agent.run_sync(prompt, model_settings={"max_tokens": _TOKENS}).output
        except Exception as error:  # noqa: BLE001  # a provider's own: no network, no key, no money
            raise UnusableModel(self._name, _told(error)) from None
        return found if isinstance(found, str) else json.dumps(found)


def _told(error: Exception) -> str:
    """What went wrong, in the provider's words."""
    words = _without_secrets(" ".join(str(error).split()))[:300]
    return f"it gave no answer ({type(error).__name__}{f': {words}' if words else ''})"


def _without_secrets(words: str) -> str:
    """Some words without what the environment keeps secret: a provider may repeat a key that it refuses."""
    for name, value in os.environ.items():
        if _SECRET.search(name.upper()) and len(value) >= _SHORTEST:
            words = words.replace(value, f"(the {name})")
    return words
