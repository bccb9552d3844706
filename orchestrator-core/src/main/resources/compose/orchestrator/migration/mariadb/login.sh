# On an address of the container's own, as services come; the administrator may be let in from
# localhost alone. Exit code 1: one is not let in. Exit code 3: that could not be tried.
client=$(command -v mariadb || command -v mysql) || { echo 'the image has no client' >&2; exit 3; }
own=$(hostname -i 2>/dev/null | cut -d' ' -f1)
own=${own:-127.0.0.1}
user=$(setting USER)
password=$(setting PASSWORD)
administrator=$(setting ROOT_PASSWORD)
# login USER PASSWORD PROTOCOL: leaves the number of the error, 0 for none.
login() {
  answer=$(MYSQL_PWD=$2 "$client" --user="$1" --protocol="$3" ${4:+"--host=$4"} -e 'SELECT 1' \
    2>&1 >/dev/null) && error=0 ||
    error=$(printf '%s\n' "$answer" | sed -n 's/^ERROR \([0-9]*\).*/\1/p' | head -n 1)
}
is_silent() { case $error in 2002 | 2003 | 2013) return 0 ;; *) return 1 ;; esac }
# check USER PASSWORD: waits for the server to answer by one of the two ways.
check() {
  tries=0
  while login "$1" "$2" tcp "$own" && is_silent; do
    [ "$tries" -lt 300 ] || break
    login "$1" "$2" socket
    is_silent || { login "$1" "$2" tcp "$own" && break; }
    tries=$((tries + 1))
    sleep 0.2
  done
  [ "$1" != root ] || [ "$error" = 0 ] || login root "$2" socket
  case $error in 0) return ;; 1045) code=1 ;; *) code=3 ;; esac
  printf '%s: %s\n' "$1" "$answer" >&2
  exit "$code"
}
if [ -n "$user" ] && [ -n "$password" ] && [ "$user" != root ]; then check "$user" "$password"; fi
if [ -n "$administrator" ]; then check root "$administrator"; fi
