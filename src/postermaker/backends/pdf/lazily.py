"""Imports put off until something is asked of them."""

import importlib.util
import sys


def put_off(name: str) -> None:
    """Let `import name` succeed at once and load the module when an attribute of it is first wanted.

    For what a library imports at its top and we never call.
    """
    spec = importlib.util.find_spec(name) if name not in sys.modules else None
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)
    spec.loader.exec_module(module)
