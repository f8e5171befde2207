"""Every test, and every process a test starts, runs without network."""

import functools
import importlib.util
import os
import shutil
from pathlib import Path

import hypothesis
import pytest

# On a busy machine the same example takes ten times as long now and then.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

OFFLINE = Path(__file__).parent / "fixtures/offline"

# Workers side by side share the cores. Two threads each on two cores do not just halve the speed: OpenMP's threads wait for each other
# by spinning, and a training step took ten times as long. Notebooks and commands that a test starts inherit it.
if workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 0)):
    os.environ["OMP_NUM_THREADS"] = str(max(1, (os.cpu_count() or 1) // workers))

os.environ["PYTHONPATH"] = os.pathsep.join([str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])])
_spec = importlib.util.spec_from_file_location("skinseg_offline", OFFLINE / "sitecustomize.py")
_spec.loader.exec_module(importlib.util.module_from_spec(_spec))

os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # elsewhere than on Windows this keeps Ray on 127.0.0.1
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

QUIET = ("disable-background-networking", "disable-component-update", "disable-sync", "disable-quic")
FLAGS = ("no-sandbox", "disable-gpu", "no-first-run", *QUIET, "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")


def pytest_addoption(parser):
    parser.addoption("--every-seed", action="store_true", help="tests marked `learns` with all their seeds, not the first alone")


def first_seeds(items):
    "Of tests marked `learns` those with the first of their seeds, and all others."
    kept, first = [], {}
    for item in items:
        told = getattr(item, "callspec", None)
        if told is not None and "seed" in told.params and item.get_closest_marker("learns"):
            rest = tuple((k, repr(v)) for k, v in told.params.items() if k != "seed")
            if first.setdefault((item.nodeid.split("[")[0], rest), told.params["seed"]) != told.params["seed"]:
                continue
        kept.append(item)
    return kept


def pytest_collection_modifyitems(config, items):
    if not config.getoption("every_seed"):
        kept = first_seeds(items)
        config.hook.pytest_deselected(items=list(set(items) - set(kept)))
        items[:] = kept


@pytest.fixture(scope="module")  # no longer: while Playwright is open, nothing else in the process can run an event loop
def chromium():
    "A headless browser."
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine: nothing was opened in a browser")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: nothing was opened in a browser")
    with sync_api.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=found, args=["--headless", *(f"--{f}" for f in FLAGS)])
        yield browser
        browser.close()


def twice(call, **how):
    "Ray allows a machine half a minute to come up, which a busy one may miss."
    try:
        return call(**how)
    except Exception:
        return call(**how)


@pytest.fixture(scope="session")
def cluster():
    "A Ray of two machines, both this one, with one core each, at `cluster.address`; a test that kills one adds another."
    cluster_utils = pytest.importorskip("ray.cluster_utils", reason="ray is not installed: no cluster was tried")
    home = Path("/tmp") / f"ray-tests-{os.getpid()}"  # short: the names of sockets have a limit
    with pytest.MonkeyPatch.context() as m:
        m.setenv("RAY_TMPDIR", str(home))
        head = {"num_cpus": 1, "include_dashboard": False}
        found = twice(cluster_utils.Cluster, initialize_head=True, head_node_args=head)
        found.add_node = functools.partial(twice, found.add_node)
        try:
            found.add_node(num_cpus=1)
            yield found
        finally:
            found.shutdown()
            shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def cramped(monkeypatch):
    "Lets the memory suffice for so many pictures of a kind of generator; gives how many were asked for, call by call."

    def make(kind, most):
        import torch

        asked, draw = [], kind.forward

        def tight(net, ws, **more):
            asked.append(len(ws))
            if len(ws) > most:
                raise torch.OutOfMemoryError("full")
            return draw(net, ws, **more)

        monkeypatch.setattr(kind, "forward", tight)
        return asked

    return make
