"""Measures Quorum: how often it is right, how sure it is, how fast."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does, and for the same reason
