"""Commands that run in the process of the tests, whose log they take over."""

import pytest


@pytest.fixture(autouse=True)
def _own_log(log_as_before: None) -> None:
    """Give the log back when a command has run."""
