USE support;

CREATE TABLE tickets (
  id integer AUTO_INCREMENT PRIMARY KEY,
  order_id integer NOT NULL REFERENCES store.orders (id),
  question text NOT NULL,
  attachment text,
  opened_at timestamp(6) NOT NULL DEFAULT current_timestamp(6)
);
