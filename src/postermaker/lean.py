"""A quicker start, imported before anything else by whoever runs for a moment only; leaving it out changes nothing.

msgspec asks `typing_extensions` first for what `typing` has had since Python 3.11, and that one loads inspect, ast and
tokenize: together a tenth of a short run.
"""

import atexit
import contextlib
import gc
import os
import sys

# modules and frozen values make no cycles, and looking for them all the time costs a twentieth of a short run
gc.set_threshold(100_000, 20, 20)
# at the end everything goes: looking for cycles in it, as Python does several times, takes a tenth of a short run
atexit.register(gc.freeze)

# numpy would start a thread a core for the products of matrices, of which we have none
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if "typing_extensions" not in sys.modules:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # importing it raises ImportError
    with contextlib.suppress(ImportError):  # whoever needs it finds it below
        import msgspec  # noqa: F401
    del sys.modules["typing_extensions"]
