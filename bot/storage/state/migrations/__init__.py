"""Steps from the tables of each version to those of the next; `python -m alembic` is not needed to run them."""
