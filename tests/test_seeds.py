"""Tests that learn: one seed of each in a usual run."""

import types

import pytest


def item(name, marked=True, **params):
    told = {"callspec": types.SimpleNamespace(params=params)} if params else {}
    return types.SimpleNamespace(nodeid=name, get_closest_marker=lambda mark: marked and mark == "learns", **told)


@pytest.fixture
def first_seeds(pytestconfig):
    [found] = [p.first_seeds for p in pytestconfig.pluginmanager.get_plugins() if hasattr(p, "first_seeds")]
    return found


def test_the_first_seed_of_every_case_is_taken_and_nothing_else_is_lost(first_seeds):
    items = [
        item("t::a[0]", seed=0),
        item("t::a[1]", seed=1),
        item("t::b[rgb-4]", seed=4, colour="rgb"),
        item("t::b[lab-4]", seed=4, colour="lab"),
    ]
    items += [
        item("t::b[rgb-5]", seed=5, colour="rgb"),
        item("t::c[0]", False, seed=0),
        item("t::c[1]", False, seed=1),
        item("t::d"),
        item("u::a[1]", seed=1),
    ]
    assert [i.nodeid for i in first_seeds(items)] == ["t::a[0]", "t::b[rgb-4]", "t::b[lab-4]", "t::c[0]", "t::c[1]", "t::d", "u::a[1]"]


def test_a_seed_that_is_asked_for_by_name_is_run(first_seeds):
    assert first_seeds([one := item("t::a[2]", seed=2)]) == [one]
