# Exit code 4: another library than the image's has sorted text when the database was made. Where that
# cannot be told, as of servers before 15, nothing is said.
version=$(query -c 'SHOW server_version_num' 2>/dev/null) || exit 0
[ "$version" -ge 150000 ] || exit 0
others=$(query -c 'SELECT count(*) FROM pg_catalog.pg_database
  WHERE datcollversion <> pg_catalog.pg_database_collation_actual_version(oid)' 2>/dev/null) || exit 0
[ "$others" = 0 ] || exit 4
