USE store;

CREATE TABLE products (
  id integer AUTO_INCREMENT PRIMARY KEY,
  name varchar(200) NOT NULL UNIQUE,
  cents integer NOT NULL CHECK (cents > 0)
);

CREATE TABLE orders (
  id integer AUTO_INCREMENT PRIMARY KEY,
  product_id integer NOT NULL REFERENCES products (id),
  quantity integer NOT NULL CHECK (quantity > 0),
  customer text NOT NULL,
  status enum ('placed', 'packed') NOT NULL DEFAULT 'placed',
  placed_at timestamp(6) NOT NULL DEFAULT current_timestamp(6),
  KEY orders_to_pack (status, id)
);

INSERT INTO products (name, cents) VALUES ('Desk', 24900), ('Lamp', 3990), ('Chair', 11900);

-- Support may look at orders, and cannot change them.
GRANT SELECT ON orders TO support;
