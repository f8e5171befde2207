"""Every test, and every process a test starts, runs without network."""

import importlib.util
import os
from pathlib import Path

OFFLINE = Path(__file__).parent / "fixtures/offline"

os.environ["PYTHONPATH"] = os.pathsep.join([str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])])
_spec = importlib.util.spec_from_file_location("skinseg_offline", OFFLINE / "sitecustomize.py")
_spec.loader.exec_module(importlib.util.module_from_spec(_spec))
