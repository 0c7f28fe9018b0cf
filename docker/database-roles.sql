-- Two roles instead of one, so that not even the application can alter its audit log:
--   kontor_owner  owns all tables and runs migrations; its password is needed only at start-up
--   kontor_app    the application's role: owns nothing, reads, writes and analyzes tables; may only read and insert
--                 in the audit log and the ledger
--
-- Run it once in the shop's database as a superuser. The database may be empty or contain a shop, and running the script
-- again is safe:
--   psql --dbname kontor --file database-roles.sql
-- Then give each role a password (psql: \password kontor_owner, \password kontor_app), and configure the shop:
--   SPRING_DATASOURCE_USERNAME=kontor_app    SPRING_DATASOURCE_PASSWORD=...
--   SPRING_FLYWAY_USER=kontor_owner          SPRING_FLYWAY_PASSWORD=...

do $$
begin
    if not exists (select from pg_roles where rolname = 'kontor_owner') then
        create role kontor_owner login;
    end if;
    if not exists (select from pg_roles where rolname = 'kontor_app') then
        create role kontor_app login;
    end if;
    execute format('grant connect, create on database %I to kontor_owner', current_database());
    execute format('grant connect on database %I to kontor_app', current_database());
end $$;

-- Objects that this and later migrations create are available to the application.
alter default privileges for role kontor_owner grant usage on schemas to kontor_app;
alter default privileges for role kontor_owner grant select, insert, update, delete, maintain on tables to kontor_app;
alter default privileges for role kontor_owner grant usage, select on sequences to kontor_app;

-- Existing objects: transfer ownership and grant access.
do $$
declare
    item record;
begin
    for item in
        select nspname as name from pg_namespace
        where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
    loop
        execute format('alter schema %I owner to kontor_owner', item.name);
        execute format('grant usage on schema %I to kontor_app', item.name);
    end loop;
    for item in
        select c.oid::regclass::text as name, c.relkind as kind
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
            and c.relkind in ('r', 'p', 'v', 'm', 'S')
            -- A column's sequence follows its table.
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
    loop
        execute format('alter %s %s owner to kontor_owner',
            case item.kind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
            item.name);
    end loop;
    for item in
        select p.oid::regprocedure::text as name
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop
        execute format('alter routine %s owner to kontor_owner', item.name);
    end loop;
    for item in
        select nspname as name from pg_namespace
        where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
    loop
        execute format(
            'grant select, insert, update, delete, maintain on all tables in schema %I to kontor_app', item.name);
        execute format('grant usage, select on all sequences in schema %I to kontor_app', item.name);
    end loop;
    -- If these tables do not exist yet, their migration does the same.
    if to_regclass('audit.entries') is not null then
        revoke update, delete, truncate on audit.entries, audit.chain from kontor_app;
    end if;
    if to_regclass('audit.redactions') is not null then
        revoke insert, update, delete, truncate on audit.redactions from kontor_app;
    end if;
    if to_regclass('payment.ledger_entries') is not null then
        revoke update, delete, truncate on payment.ledger_entries from kontor_app;
    end if;
end $$;
