"""Measurements of the search: how good the answers are, and how fast.

Numbers are worked out in one thread, as in the program itself: with several, sums are taken in another order each time,
and the last digit of a score is another.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
