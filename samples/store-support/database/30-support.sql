\connect support support

CREATE TABLE tickets (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- An order of the store's database; the application looks whether it is there.
  order_id integer NOT NULL,
  question text NOT NULL,
  attachment text,
  opened_at timestamptz NOT NULL DEFAULT current_timestamp
);
