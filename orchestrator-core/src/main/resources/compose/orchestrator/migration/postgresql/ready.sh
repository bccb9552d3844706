# On TCP: while the first start fills the folder, the server listens on its socket alone.
tries=0
until pg_isready -q -h 127.0.0.1; do
  tries=$((tries + 1))
  [ "$tries" -lt 600 ] || { echo 'the server does not answer' >&2; exit 1; }
  sleep 0.2
done
query -c 'SELECT 1' >/dev/null
