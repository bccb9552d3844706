\connect store store

CREATE TABLE products (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  cents integer NOT NULL CHECK (cents > 0)
);

CREATE TABLE orders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id integer NOT NULL REFERENCES products,
  quantity integer NOT NULL CHECK (quantity > 0),
  customer text NOT NULL,
  status text NOT NULL DEFAULT 'placed' CHECK (status IN ('placed', 'packed')),
  placed_at timestamptz NOT NULL DEFAULT current_timestamp
);

CREATE INDEX orders_to_pack ON orders (id) WHERE status = 'placed';

INSERT INTO products (name, cents) VALUES ('Desk', 24900), ('Lamp', 3990), ('Chair', 11900);

-- Support may look at orders, and cannot change them.
GRANT SELECT ON orders TO support;
