# Read by the shell that starts the server for the first time: a user and a database for each site.
psql --username postgres --set ON_ERROR_STOP=1 \
  --set store="$(cat /run/secrets/store_password)" \
  --set support="$(cat /run/secrets/support_password)" <<'SQL'
CREATE ROLE store LOGIN PASSWORD :'store';
CREATE ROLE support LOGIN PASSWORD :'support';
CREATE DATABASE store OWNER store;
CREATE DATABASE support OWNER support;
SQL
