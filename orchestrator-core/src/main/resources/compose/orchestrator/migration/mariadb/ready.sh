# While the first start fills the folder, the server is without TCP.
tries=0
until [ "$(query -e 'SELECT @@skip_networking' 2>/tmp/orchestrator-answer)" = 0 ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 600 ] || { cat /tmp/orchestrator-answer >&2; exit 1; }
  sleep 0.2
done
