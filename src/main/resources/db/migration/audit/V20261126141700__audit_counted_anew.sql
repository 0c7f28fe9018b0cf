-- Who only reads and appends may have the tables counted anew when they have grown, as all others; that alters nothing
-- in them. What was granted with the schema was taken back when the tables became append-only.
do $$
declare
    writer text;
begin
    for writer in
        select distinct r.rolname
        from pg_class t, aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
        where t.oid in ('audit.entries'::regclass, 'audit.chain'::regclass) and a.grantee <> t.relowner
            and a.privilege_type = 'INSERT'
    loop
        execute format('grant maintain on audit.entries, audit.chain to %I', writer);
    end loop;
end $$;
