-- Entries that lost personal data when a person was erased. The seal covers the original seal of the entry and what
-- remains of it, so that a redaction cannot be forged, and the chain over the original seals still verifies.
create table audit.redactions (
    entry_id    uuid primary key,
    key_id      text not null,
    seal        bytea not null check (octet_length(seal) = 32),
    redacted_at timestamptz not null default now()
);

-- The only change of an entry: a redaction empties the values and may remove the address of the caller.
create or replace function audit.refuse_change() returns trigger language plpgsql as $$
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

do $$
declare
    grantee text;
begin
    for grantee in
        select distinct r.rolname
        from pg_class t, aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
        where t.oid = 'audit.redactions'::regclass and a.grantee <> t.relowner
    loop
        execute format('revoke all on audit.redactions from %I', grantee);
        execute format('grant select, maintain on audit.redactions to %I', grantee);
    end loop;
end $$;
