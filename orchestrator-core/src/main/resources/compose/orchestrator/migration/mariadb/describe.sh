# A line for each thing that must be equal, whatever build of the server tells it. The sum of rows'
# checksums does not depend on their order.
query <<'SQL'
SELECT 'user', user, host, IF(plugin = '', 'mysql_native_password', plugin),
    MD5(authentication_string) FROM mysql.user ORDER BY user, host;
SELECT 'grant', grantee, privilege_type, is_grantable FROM information_schema.user_privileges
  ORDER BY grantee, privilege_type;
SELECT 'grant', grantee, table_schema, privilege_type, is_grantable
  FROM information_schema.schema_privileges ORDER BY grantee, table_schema, privilege_type;
SELECT 'database', schema_name, default_character_set_name, default_collation_name
  FROM information_schema.schemata WHERE schema_name NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys') ORDER BY schema_name;
SELECT 'table', table_schema, table_name, table_type, engine, table_collation, auto_increment
  FROM information_schema.tables WHERE table_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys') ORDER BY table_schema, table_name;
SELECT 'column', table_schema, table_name, column_name, column_type, is_nullable, column_default,
    collation_name, extra, generation_expression
  FROM information_schema.columns WHERE table_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys')
  ORDER BY table_schema, table_name, ordinal_position;
SELECT 'index', table_schema, table_name, index_name, seq_in_index, column_name, non_unique
  FROM information_schema.statistics WHERE table_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys')
  ORDER BY table_schema, table_name, index_name, seq_in_index;
SELECT 'constraint', constraint_schema, table_name, constraint_name, constraint_type
  FROM information_schema.table_constraints WHERE constraint_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys')
  ORDER BY constraint_schema, table_name, constraint_name;
SELECT 'routine', routine_schema, routine_name, routine_type, MD5(routine_definition), definer
  FROM information_schema.routines WHERE routine_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys')
  ORDER BY routine_schema, routine_name, routine_type;
SELECT 'trigger', trigger_schema, trigger_name, event_object_table, MD5(action_statement), definer
  FROM information_schema.triggers WHERE trigger_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys')
  ORDER BY trigger_schema, trigger_name;
SELECT 'event', event_schema, event_name, status, MD5(event_definition), definer
  FROM information_schema.events ORDER BY event_schema, event_name;
SQL
query --raw <<'SQL' | query
SET SESSION group_concat_max_len = 100000000;
SELECT CONCAT(
    'SELECT ''rows'', ', QUOTE(t.table_schema), ', ', QUOTE(t.table_name), ', COUNT(*), ',
    'SUM(CAST(CONV(LEFT(h, 15), 16, 10) AS UNSIGNED)), ',
    'SUM(CAST(CONV(RIGHT(h, 15), 16, 10) AS UNSIGNED)) FROM (SELECT MD5(CONCAT_WS(''|'', ',
    GROUP_CONCAT(
      CONCAT('CAST(QUOTE(`', REPLACE(c.column_name, '`', '``'), '`) AS BINARY)')
      ORDER BY c.ordinal_position),
    ')) AS h FROM `', REPLACE(t.table_schema, '`', '``'), '`.`',
    REPLACE(t.table_name, '`', '``'), '`) s;')
  FROM information_schema.tables t JOIN information_schema.columns c
    ON c.table_schema = t.table_schema AND c.table_name = t.table_name
  WHERE t.table_type IN ('BASE TABLE', 'SEQUENCE', 'SYSTEM VERSIONED') AND t.table_schema NOT IN
    ('mysql', 'information_schema', 'performance_schema', 'sys')
  GROUP BY t.table_schema, t.table_name ORDER BY t.table_schema, t.table_name;
SQL
