"""The store: shows what is for sale, and takes orders."""

import os

import flask
import redis

from database import transaction
from server import serve

app = flask.Flask(__name__)
queue = redis.Redis(host=os.environ["CACHE_HOST"])

ORDERS = """
    SELECT orders.id, products.name, quantity, quantity * cents, customer, status
    FROM orders JOIN products ON products.id = product_id
    ORDER BY orders.id DESC LIMIT %s
"""


def products():
    with transaction("store", "store") as cursor:
        cursor.execute("SELECT id, name, cents FROM products ORDER BY name")
        return cursor.fetchall()


def orders(limit):
    with transaction("store", "store") as cursor:
        cursor.execute(ORDERS, (limit,))
        names = ("id", "product", "quantity", "cents", "customer", "status")
        return [dict(zip(names, row)) for row in cursor.fetchall()]


def place(product, quantity, customer):
    """Returns the number of the order once it is safely stored."""
    with transaction("store", "store") as cursor:
        cursor.execute(
            "INSERT INTO orders (product_id, quantity, customer) VALUES (%s, %s, %s) RETURNING id",
            (product, quantity, customer),
        )
        (number,) = cursor.fetchone()
    queue.rpush("orders", number)
    return number


@app.get("/")
def page():
    return flask.render_template("store.html", products=products(), orders=orders(10))


@app.post("/")
def order_from_page():
    form = flask.request.form
    place(int(form["product"]), int(form["quantity"]), form["customer"])
    return flask.redirect("/")


@app.get("/api/orders")
def list_orders():
    return flask.jsonify(orders(int(flask.request.args.get("limit", 1000))))


@app.post("/api/orders")
def order():
    wanted = flask.request.get_json()
    number = place(int(wanted["product"]), int(wanted["quantity"]), wanted["customer"])
    return flask.jsonify(id=number), 201


@app.get("/health")
def health():
    products()
    queue.ping()
    return "ok\n"


if __name__ == "__main__":
    serve(app)
