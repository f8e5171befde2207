"""A network that has learned drawn people in clear air, and folders of drawn people in a mist."""

import numpy as np
import pytest

from skinseg.adapt.source_only import SourceOnly
from skinseg.app.own.task import Task
from skinseg.app.weights import write_weights
from skinseg.data.augment import Augment
from skinseg.data.batches import Batches
from skinseg.data.pairs import Pairs
from skinseg.data.parts import PARTS, skin_parts
from skinseg.data.toy import misty, toy_people
from skinseg.data.writers import write_folder
from skinseg.nets.build import segmenter
from skinseg.nets.collapse import Collapsed
from skinseg.train.loop import Settings, train

SIDE = 40


@pytest.fixture(scope="session")
def clear():
    people = toy_people(48, (SIDE, SIDE))
    return Pairs(np.stack([p.image for p in people]), np.stack([p.mask for p in people]), people.names, None, people.meta)


@pytest.fixture(scope="session")
def start(tmp_path_factory, clear):
    "Seven parts of which skin and the rest are known, as the installed network has them."
    net = segmenter("unet", len(PARTS), depth=2, width=8, seed=0)
    method = SourceOnly(Collapsed(net, skin_parts()), lr=5e-3)
    train(method, {"source": Batches(clear, 8, augment=Augment())}, 150, how=Settings(device="cpu"), beat=iter)
    path = tmp_path_factory.mktemp("start") / "clear.safetensors"
    write_weights(path, net, side=SIDE, parts=PARTS, licence="Apache-2.0", threshold=0.45, failures=["blue skin"])
    return str(path)


@pytest.fixture
def folder(tmp_path):
    def make(n=16, seed=1, thick=1.0, name="set"):
        return write_folder(misty(toy_people(n, (SIDE, SIDE), seed), thick), tmp_path / name)

    return make


@pytest.fixture(scope="session")
def asked():
    def task(folders, out, start, **more):
        return Task(folders[0], out, folders[1], **{"weights": start, "device": "cpu", "kind": "standin", "steps": 2, "lr": 3e-3} | more)

    return task
