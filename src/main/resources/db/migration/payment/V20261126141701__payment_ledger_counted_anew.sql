-- Who only reads and appends may have the ledger counted anew when it has grown, as all other tables; that alters nothing
-- in it. What was granted with the schema was taken back when the table was made.
do $$
declare
    writer text;
begin
    for writer in
        select distinct r.rolname
        from pg_class t, aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
        where t.oid = 'payment.ledger_entries'::regclass and a.grantee <> t.relowner
            and a.privilege_type = 'INSERT'
    loop
        execute format('grant maintain on payment.ledger_entries to %I', writer);
    end loop;
end $$;
