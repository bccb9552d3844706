# Contents of binary columns are twice as long in a dump; this server ends after it.
query -e 'SET GLOBAL max_allowed_packet = 1073741824'
query --raw -e "SELECT CONCAT('DROP USER ', QUOTE(user), '@', QUOTE(host), ';') FROM mysql.user
  WHERE host <> '' AND NOT (host = 'localhost' AND user IN ('root', 'mariadb.sys'))" | query
query --binary-mode
