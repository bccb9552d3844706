"""Support: takes questions about orders of the store."""

import pathlib
import uuid

import flask

from database import transaction
from server import serve

app = flask.Flask(__name__)
UPLOADS = pathlib.Path("/srv/uploads")


def order(number):
    """Customer, status and quantity of an order of the store, or None."""
    with transaction("store", "support") as cursor:
        cursor.execute("SELECT customer, status, quantity FROM orders WHERE id = %s", (number,))
        row = cursor.fetchone()
    return row and dict(zip(("customer", "status", "quantity"), row))


def tickets():
    with transaction("support", "support") as cursor:
        cursor.execute(
            "SELECT id, order_id, question, attachment FROM tickets ORDER BY id DESC LIMIT 100"
        )
        rows = cursor.fetchall()
    names = ("id", "order_id", "question", "attachment")
    return [dict(zip(names, row)) | {"order": order(row[1])} for row in rows]


def keep(file):
    """Stores an uploaded file under a name of our own, and returns that; None for no file."""
    if not file or not file.filename:
        return None
    name = uuid.uuid4().hex + pathlib.Path(file.filename).suffix[:8]
    file.save(UPLOADS / name)
    return name


def open_ticket(number, question, file):
    if order(number) is None:
        flask.abort(flask.make_response(f"There is no order {number}.\n", 404))
    with transaction("support", "support") as cursor:
        cursor.execute(
            "INSERT INTO tickets (order_id, question, attachment) VALUES (%s, %s, %s) RETURNING id",
            (number, question, keep(file)),
        )
        return cursor.fetchone()[0]


@app.get("/")
def page():
    return flask.render_template("support.html", tickets=tickets())


@app.post("/")
def ticket_from_page():
    form = flask.request.form
    open_ticket(int(form["order"]), form["question"], flask.request.files.get("attachment"))
    return flask.redirect("/")


@app.get("/api/tickets")
def list_tickets():
    return flask.jsonify(tickets())


@app.post("/api/tickets")
def ticket():
    wanted = flask.request.get_json()
    return flask.jsonify(id=open_ticket(int(wanted["order"]), wanted["question"], None)), 201


@app.get("/uploads/<name>")
def upload(name):
    return flask.send_from_directory(UPLOADS, name, as_attachment=True)


@app.get("/health")
def health():
    order(0)
    tickets()
    return "ok\n"


if __name__ == "__main__":
    serve(app)
