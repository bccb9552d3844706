exec pg_dumpall --quote-all-identifiers
