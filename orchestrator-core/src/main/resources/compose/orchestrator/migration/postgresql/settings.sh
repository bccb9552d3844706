# How the image's own variables name its administrator.
set -eu
user=${POSTGRES_USER:-}
if [ -z "$user" ] && [ -n "${POSTGRES_USER_FILE:-}" ]; then user=$(cat "$POSTGRES_USER_FILE"); fi
password=${POSTGRES_PASSWORD:-}
if [ -z "$password" ] && [ -n "${POSTGRES_PASSWORD_FILE:-}" ]; then password=$(cat "$POSTGRES_PASSWORD_FILE"); fi
export PGUSER="${user:-postgres}" PGPASSWORD="$password" PGDATABASE=postgres
query() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
