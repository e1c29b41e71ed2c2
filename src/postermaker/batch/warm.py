"""Loaded once by the process that workers are forked from: all that a PDF needs, so that a worker starts in no time.

Qt is not among it: it is no thing to fork.
"""

from postermaker import lean  # first of all  # noqa: F401, I001

import argparse  # noqa: F401  # a worker loads the program's main module again
import gc

import postermaker.backends.pdf.conformance
import postermaker.backends.pdf.writer
import postermaker.batch.workers  # noqa: F401

gc.freeze()  # what is loaded stays; looking through it would only copy its pages
