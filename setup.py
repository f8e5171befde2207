"""Everything else stands in pyproject.toml; here only what it cannot say: `data/` travels in the wheel as `skinseg._data`."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["skinseg", "skinseg.*"]), "skinseg._data"],
    package_dir={"skinseg": "skinseg", "skinseg._data": "data"},
    package_data={
        "skinseg": ["py.typed", "app/page.html"],
        "skinseg._data": [f"{d}/**/*" for d in ("cards", "published", "results", "weights")],
    },
    include_package_data=False,
)
