# A line for each thing that must be equal, whatever build of the server tells it. The sum of rows'
# checksums does not depend on their order.
query -f - <<'SQL'
SET search_path = '';
SELECT 'role', md5(r::text) FROM (
  SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
    rolbypassrls, rolconnlimit, rolpassword, rolvaliduntil
  FROM pg_catalog.pg_authid WHERE rolname !~ '^pg_') r ORDER BY r.rolname;
SELECT 'member', m.roleid::regrole, m.member::regrole, m.admin_option
  FROM pg_catalog.pg_auth_members m
  WHERE m.member::regrole::text !~ '^pg_' ORDER BY 2, 3;
SELECT 'database', datname, pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype,
    datdba::regrole
  FROM pg_catalog.pg_database WHERE datallowconn ORDER BY datname;
SQL
query -c 'SELECT datname FROM pg_database WHERE datallowconn ORDER BY datname' |
  while IFS= read -r database; do
    export PGDATABASE="$database"
    query -f - <<'SQL' || exit 1
SET search_path = ''; SET row_security = off;
SET extra_float_digits = 3; SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex';
SET IntervalStyle = 'postgres'; SET lc_monetary = 'C';
CREATE TEMPORARY VIEW relations AS
  SELECT c.oid, n.nspname AS space, c.relname AS name, c.relkind AS kind
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
SELECT current_database(), 'extension', extname FROM pg_catalog.pg_extension ORDER BY extname;
SELECT current_database(), 'column', r.space, r.name, r.kind, a.attname,
    pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attidentity,
    md5(pg_catalog.pg_get_expr(d.adbin, d.adrelid))
  FROM pg_temp.relations r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE r.kind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY r.space, r.name, a.attnum;
SELECT current_database(), 'constraint', r.space, r.name, c.conname,
    md5(pg_catalog.pg_get_constraintdef(c.oid))
  FROM pg_temp.relations r JOIN pg_catalog.pg_constraint c ON c.conrelid = r.oid
  WHERE c.contype <> 'n' ORDER BY r.space, r.name, c.conname;
SELECT current_database(), 'index', r.space, r.name, i.indexrelid::regclass,
    md5(pg_catalog.pg_get_indexdef(i.indexrelid)), i.indisvalid
  FROM pg_temp.relations r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
  ORDER BY r.space, r.name, i.indexrelid::regclass::text;
SELECT current_database(), 'trigger', r.space, r.name, t.tgname, t.tgenabled
  FROM pg_temp.relations r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid
  WHERE NOT t.tgisinternal ORDER BY r.space, r.name, t.tgname;
SELECT current_database(), 'function', n.nspname, p.proname,
    pg_catalog.pg_get_function_identity_arguments(p.oid), md5(p.prosrc)
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 3, 4, 5;
SELECT current_database(), 'sequence', schemaname, sequencename, start_value, increment_by, last_value
  FROM pg_catalog.pg_sequences ORDER BY schemaname, sequencename;
SELECT format('SELECT current_database(), %L, %L, %L, count(*), '
    'sum((''x'' || left(h, 16))::bit(64)::bigint::numeric), '
    'sum((''x'' || right(h, 16))::bit(64)::bigint::numeric) '
    'FROM (SELECT md5(t::text) AS h FROM ONLY %I.%I t) s', 'rows', space, name, space, name)
  FROM pg_temp.relations WHERE kind IN ('r', 'm') ORDER BY space, name \gexec
SELECT current_database(), 'large objects', count(*),
    sum(('x' || left(h, 16))::bit(64)::bigint::numeric)
  FROM (SELECT md5(loid || ' ' || pageno || ' ' || md5(data)) AS h
    FROM pg_catalog.pg_largeobject) s;
SQL
  done
