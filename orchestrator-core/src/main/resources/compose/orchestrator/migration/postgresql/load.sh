# The administrator is there already; all else about it is set by the lines that follow.
name=$(printf '%s' "$PGUSER" | sed 's/[][\\.*^$/]/\\&/g')
LC_ALL=C sed "1,/^\\\\connect /{/^CREATE ROLE \"$name\";\$/d;}" | query -o /dev/null -f -
