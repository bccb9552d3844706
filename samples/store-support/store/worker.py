"""Packs orders: writes the invoice of each and marks it as packed."""

import os
import pathlib
import signal
import sys
import time

import redis

from database import transaction

INVOICES = pathlib.Path("/srv/invoices")
ALIVE = pathlib.Path("/tmp/alive")

NEXT = """
    SELECT orders.id, products.name, quantity, quantity * cents, customer
    FROM orders JOIN products ON products.id = product_id
    WHERE status = 'placed' ORDER BY orders.id LIMIT 1 FOR UPDATE SKIP LOCKED
"""


def pack_next():
    """Whether there was an order to pack. The invoice is whole before the order counts as packed."""
    with transaction("store", "store") as cursor:
        cursor.execute(NEXT)
        row = cursor.fetchone()
        if row is None:
            return False
        number, product, quantity, cents, customer = row
        text = f"Invoice {number}\n{customer}\n{quantity} x {product}: {cents / 100:.2f}\n"
        unfinished = INVOICES / f".{number}"
        unfinished.write_text(text)
        unfinished.rename(INVOICES / f"{number}.txt")
        cursor.execute("UPDATE orders SET status = 'packed' WHERE id = %s", (number,))
        return True


def work(queue):
    while True:
        ALIVE.touch()
        # The queue only wakes this up; which orders are to be packed is in the database.
        queue.blpop("orders", timeout=2)
        while pack_next():
            pass


def main():
    if sys.argv[1:] == ["alive"]:
        sys.exit(0 if ALIVE.exists() and time.time() - ALIVE.stat().st_mtime < 30 else 1)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    work(redis.Redis(host=os.environ["CACHE_HOST"]))


if __name__ == "__main__":
    main()
