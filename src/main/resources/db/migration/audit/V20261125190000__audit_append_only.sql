-- Where the application runs as a role that owns nothing, default privileges of the owner give that role all
-- rights on new tables. On these two it may read and insert, nothing else.
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
        execute format('grant select, insert on audit.entries, audit.chain to %I', grantee);
    end loop;
end $$;
