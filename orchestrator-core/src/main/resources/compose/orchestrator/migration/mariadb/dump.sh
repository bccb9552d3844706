# Users come last: what they may do names what is in the databases. Some of them are there already.
set -f
databases=$(query -e "SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN
  ('mysql', 'information_schema', 'performance_schema', 'sys') ORDER BY schema_name")
users=$(dump --system=users)
IFS='
'
if [ -n "$databases" ]; then
  dump --single-transaction --routines --events --triggers --hex-blob --databases $databases
fi
printf '%s\n' "$users" |
  sed 's/^CREATE USER \(.*\);$/CREATE USER IF NOT EXISTS \1;\nALTER USER \1;/'
