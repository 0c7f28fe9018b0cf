create schema if not exists audit;

-- Administrative actions. JSON is stored as the sealed text, because jsonb would reformat it.
create table audit.entries (
    id          uuid primary key,
    seq         bigint not null generated always as identity,
    occurred_at timestamptz not null,
    actor       text not null check (char_length(actor) between 1 and 100),
    action      text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    object      text not null check (char_length(object) between 1 and 100),
    request_id  text not null check (char_length(request_id) <= 64),
    source      text not null check (char_length(source) <= 64),
    before      text not null check (before is json object),
    after       text not null check (after is json object),
    key_id      text not null,
    seal        bytea not null check (octet_length(seal) = 32)
);

create index entries_by_time on audit.entries (occurred_at desc, id desc);
create index entries_by_actor on audit.entries (actor, occurred_at desc, id desc);
create index entries_by_object on audit.entries (object, occurred_at desc, id desc);
create index entries_by_action on audit.entries (action, occurred_at desc, id desc);
create index entries_by_request on audit.entries (request_id) where request_id <> '';

-- The numbers without gaps and the chain of HMACs: each link covers the one before and the seal of its entry.
create table audit.chain (
    position bigint primary key check (position > 0),
    entry_id uuid not null unique,
    key_id   text not null,
    mac      bytea not null check (octet_length(mac) = 32),
    sealed_at timestamptz not null default now()
);

-- Entries without a number yet; the one table here from which the application deletes.
create table audit.waiting (
    entry_id uuid primary key,
    seq      bigint not null
);

create index waiting_in_order on audit.waiting (seq);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
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

-- Where the application runs as a role that owns nothing, the owner's default privileges give that role all rights on new tables. On
-- these two it may read, insert and analyze, nothing else.
do $$
declare
    grantee text;
begin
    for grantee in
        select distinct r.rolname
        from pg_class t, aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
        where t.oid in ('audit.entries'::regclass, 'audit.chain'::regclass) and a.grantee <> t.relowner
    loop
        execute format('revoke all on audit.entries, audit.chain from %I', grantee);
        execute format('grant select, insert, maintain on audit.entries, audit.chain to %I', grantee);
    end loop;
end $$;
