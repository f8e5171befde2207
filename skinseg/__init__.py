__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Torch is imported when somebody segments, not when somebody imports the package. The module is named in a text, since what is
    # imported here enters the key of every kept stage, and no stage depends on the application.
    if name == "segment":
        from importlib import import_module

        return import_module("skinseg.app.segment").segment
    raise AttributeError(f"module 'skinseg' has no attribute {name!r}")
