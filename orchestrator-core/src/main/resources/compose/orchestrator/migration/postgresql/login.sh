# On an address of the container's own: from there a password is asked for, as it is from services.
# Exit code 1: it is not let in. Exit code 3: that could not be tried.
[ -n "$PGPASSWORD" ] || exit 0
command -v psql >/dev/null || { echo 'the image has no psql' >&2; exit 3; }
own=$(hostname -i 2>/dev/null | cut -d' ' -f1)
tries=0
until pg_isready -q -h "${own:=127.0.0.1}" || pg_isready -q; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] || { echo 'the server does not answer' >&2; exit 3; }
  sleep 0.2
done
pg_isready -q -h "$own" || { echo "the server does not listen on $own" >&2; exit 3; }
answer=$(psql -X -w -q -h "$own" -c 'SELECT 1' 2>&1 >/dev/null) && exit 0
printf '%s\n' "$answer" >&2
# Rules about addresses and certificates say nothing of the password.
case $answer in *pg_hba.conf* | *certificate*) exit 3 ;; esac
exit 1
