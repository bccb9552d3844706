# Read by the shell that starts the server for the first time: a user and a database for each site.
mariadb --user=root --password="$(cat /run/secrets/database_password)" <<SQL
CREATE DATABASE store CHARACTER SET utf8mb4;
CREATE DATABASE support CHARACTER SET utf8mb4;
CREATE USER store IDENTIFIED BY '$(cat /run/secrets/store_password)';
CREATE USER support IDENTIFIED BY '$(cat /run/secrets/support_password)';
GRANT ALL ON store.* TO store;
GRANT ALL ON support.* TO support;
SQL
