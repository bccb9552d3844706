# How the image's own variables name the administrator's password.
set -eu
setting() {
  for prefix in MARIADB_ MYSQL_; do
    eval "value=\${$prefix$1:-}; file=\${$prefix$1_FILE:-}"
    if [ -n "$value" ]; then printf '%s' "$value"; return; fi
    if [ -n "$file" ]; then cat "$file"; return; fi
  done
}
MYSQL_PWD=$(setting ROOT_PASSWORD)
export MYSQL_PWD
query() {
  mariadb --protocol=socket --user=root --default-character-set=utf8mb4 --skip-column-names \
    --max-allowed-packet=1G "$@"
}
dump() {
  mariadb-dump --protocol=socket --user=root --default-character-set=utf8mb4 \
    --max-allowed-packet=1G "$@"
}
