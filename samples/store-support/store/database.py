"""Connections to PostgreSQL or MariaDB, whichever the environment names."""

import contextlib
import importlib
import os
import pathlib

DRIVER = importlib.import_module(os.environ["DATABASE_DRIVER"])
HOST = os.environ["DATABASE_HOST"]


@contextlib.contextmanager
def transaction(database, user):
    """A cursor whose changes are kept at the end of the block, or none of them."""
    password = pathlib.Path("/run/secrets", f"{user}_password").read_text()
    connection = DRIVER.connect(host=HOST, user=user, password=password, database=database)
    try:
        with connection.cursor() as cursor:
            yield cursor
        connection.commit()
    finally:
        connection.close()
