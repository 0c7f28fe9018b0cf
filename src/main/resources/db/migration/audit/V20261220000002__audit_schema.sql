create schema if not exists audit;

-- Administrative actions. JSON is stored as the sealed text, because jsonb would reformat it.
create table audit.entries (
    id          uuid        primary key,
    seq         bigint      not null generated always as identity,
    occurred_at timestamptz not null,
    actor       text        not null check (char_length(actor) between 1 and 100),
    action      text        not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    object      text        not null check (char_length(object) between 1 and 100),
    request_id  text        not null check (char_length(request_id) <= 64),
    source      text        not null check (char_length(source) <= 64),
    before      text        not null check (before is json object),
    after       text        not null check (after is json object),
    key_id      text        not null,
    seal        bytea       not null check (octet_length(seal) = 32)
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02); -- see docs/scaling.md

create index entries_by_time on audit.entries (occurred_at desc, id desc);
create index entries_by_actor on audit.entries (actor, occurred_at desc, id desc);
create index entries_by_object on audit.entries (object, occurred_at desc, id desc);
create index entries_by_action on audit.entries (action, occurred_at desc, id desc);
create index entries_by_request on audit.entries (request_id) where request_id <> '';

-- The numbers without gaps and the chain of HMACs: each link covers the one before and the seal of its entry.
create table audit.chain (
    position  bigint      primary key check (position > 0),
    entry_id  uuid        not null unique,
    key_id    text        not null,
    mac       bytea       not null check (octet_length(mac) = 32),
    sealed_at timestamptz not null default now()
);

-- Entries without a number yet; the one table here from which the application deletes.
create table audit.waiting (
    entry_id uuid   primary key,
    seq      bigint not null
) with (autovacuum_vacuum_scale_factor = 0.02);

create index waiting_in_order on audit.waiting (seq);

-- Entries that lost personal data when a person was erased. The seal covers the original seal of the entry and what
-- remains of it, so that a redaction cannot be forged, and the chain over the original seals still verifies.
create table audit.redactions (
    entry_id    uuid        primary key,
    key_id      text        not null,
    seal        bytea       not null check (octet_length(seal) = 32),
    redacted_at timestamptz not null default now()
);

-- The only change of an entry: a redaction empties the values and may remove the address of the caller.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'entries' then
        if new.before = '{}' and new.after = '{}' and new.source in ('', old.source)
            and to_jsonb(new) - array['before', 'after', 'source'] = to_jsonb(old) - array['before', 'after', 'source']
            and exists (select from audit.redactions r where r.entry_id = old.id)
        then
            return new;
        end if;
    end if;
    raise exception 'the audit log only grows: % on audit.% is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger entries_only_grow before update or delete on audit.entries
    for each row execute function audit.refuse_change();
create trigger entries_are_not_emptied before truncate on audit.entries
    for each statement execute function audit.refuse_change();
create trigger chain_only_grows before update or delete on audit.chain
    for each row execute function audit.refuse_change();
create trigger chain_is_not_emptied before truncate on audit.chain
    for each statement execute function audit.refuse_change();
create trigger redactions_only_grow before update or delete on audit.redactions
    for each row execute function audit.refuse_change();
create trigger redactions_are_not_emptied before truncate on audit.redactions
    for each statement execute function audit.refuse_change();

-- Runs as the owner, because the application has no right to change entries.
create function audit.redact(ids uuid[], sources text[], key text, seals text[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    redacted integer;
begin
    insert into audit.redactions (entry_id, key_id, seal)
    select each.id, key, decode(each.seal, 'hex') from unnest(ids, seals) as each (id, seal)
    on conflict (entry_id) do nothing;
    with given as (select * from unnest(ids, sources) as each (id, source))
    update audit.entries e set before = '{}', after = '{}', source = given.source
    from given where e.id = given.id;
    get diagnostics redacted = row_count;
    return redacted;
end $$;

-- Where the application runs as a role that owns nothing, the owner's default privileges give that role all rights on
-- new tables. It may read, insert and analyze entries and links, and read and analyze redactions, nothing else.
do $$
declare
    grantee text;
begin
    for grantee in
        select distinct r.rolname
        from pg_class t, aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
        where t.oid in ('audit.entries'::regclass, 'audit.chain'::regclass, 'audit.redactions'::regclass)
        and a.grantee <> t.relowner
    loop
        execute format('revoke all on audit.entries, audit.chain, audit.redactions from %I', grantee);
        execute format('grant select, maintain on audit.entries, audit.chain, audit.redactions to %I', grantee);
        execute format('grant insert on audit.entries, audit.chain to %I', grantee);
    end loop;
end $$;
