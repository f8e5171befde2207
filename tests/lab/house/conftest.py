"""A miniature repository, right in every respect, for tests that then spoil one thing."""

import json
import subprocess
from pathlib import Path

import pytest

SETTINGS = """[DEFAULT]
repo = skinseg
lib_name = skinseg
user = acme
git_url = https://github.com/acme/skinseg
version = 0.1.0
author = acme
lib_path = skinseg
nbs_path = nbs
recursive = True
tst_flags = notest slow
put_version_in_init = True
update_pyproject = False
branch = main
doc_host = https://acme.github.io
doc_baseurl = /skinseg
jupyter_hooks = False
allowed_cell_metadata_keys = tags
allowed_metadata_keys = skinseg
"""
PYPROJECT = """[tool.ruff]
line-length = 140
[tool.ruff.lint]
select = ["E9", "F"]
per-file-ignores = { "nbs/**" = ["F811"] }
"""
AREA = """#| export
def area(
    h: int,  # height
    w: int,  # width
) -> int:  # pixels
    "Pixels of an image."
    if h < 0:
        raise UserError("negative height; give a size")
    return h * w
"""
DOUBLE = """#| export
def double(x: int) -> int:  # any number
    "Twice `x`."
    return 2 * x
"""
TESTS = """#| test
@pytest.mark.parametrize("double", [1, 2])
def test_area(double):
    assert area(2, 3) == 6
"""
PARAMETERS = """profile: str = "auto"  # smoke, quick or paper
seeds: int | None = None  # number of seeds
device: str = "auto"  # cpu, cuda or mps
out: str = ""  # folder of the run
bgc_weight: float = -0.5  # weight of the loss
"""


def cell(source, n):
    first, _, rest = source.partition("\n")
    if first == "# md":
        return {"cell_type": "markdown", "id": f"m{n}", "metadata": {}, "source": rest.splitlines(True)}
    tags = {"tags": first.removeprefix("# tags ").split()} if first.startswith("# tags ") else {}
    lines = (rest if tags else source).splitlines(True)
    return {"cell_type": "code", "id": f"c{n}", "metadata": tags, "source": lines, "outputs": [], "execution_count": None}


class House:
    """Notebooks under `root`, written from strings: `# md` on the first line makes text, `# tags x` tags a cell."""

    def __init__(self, root):
        self.root = root

    def path(self, rel):
        return self.root / f"nbs/{rel}.ipynb"

    def read(self, rel):
        return json.loads(self.path(rel).read_text(encoding="utf-8"))

    def dump(self, rel, nb):
        self.path(rel).parent.mkdir(parents=True, exist_ok=True)
        self.path(rel).write_text(json.dumps(nb, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")

    def write(self, rel, *sources):
        kernel = {"kernelspec": {"display_name": "python3", "language": "python", "name": "python3"}}
        self.dump(
            rel, {"cells": [cell(s.rstrip("\n"), n) for n, s in enumerate(sources)], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        )

    def change(self, rel, spoil):
        nb = self.read(rel)
        spoil(nb)
        self.dump(rel, nb)

    def add(self, rel, *sources):
        self.change(rel, lambda nb: nb["cells"].extend(cell(s, n) for n, s in enumerate(sources, len(nb["cells"]))))

    def git(self):
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)


@pytest.fixture
def house(tmp_path: Path) -> House:
    h = House(tmp_path / "a häuschen")
    (h.root / "skinseg").mkdir(parents=True)
    (h.root / "settings.ini").write_text(SETTINGS)
    (h.root / "pyproject.toml").write_text(PYPROJECT)
    (h.root / "skinseg/__init__.py").write_text('__version__ = "0.1.0"\n')
    h.write("index", "# md\n# House\n\nOne idea.")
    h.write(
        "data/area",
        "# md\n# Area\n\nCounts pixels.",
        "#| default_exp data.area",
        "#| export\nfrom skinseg.lab.errors import UserError",
        AREA,
        DOUBLE,
        "assert area(1, 1) == double(1) - 1",
        "#| test\nimport pytest",
        TESTS,
    )
    opened = "#| eval: false\nrun = open_run('small')\nP = run.params"
    h.write(
        "exp_small", "# md\n# Small", "# tags parameters\n" + PARAMETERS, "from skinseg.lab.run import open_run", opened, "P.bgc_weight"
    )
    return h
