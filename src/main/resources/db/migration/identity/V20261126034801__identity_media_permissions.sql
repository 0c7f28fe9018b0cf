-- Whoever keeps the catalogue in the roles that the shop came with keeps its pictures too; whoever sees it sees them.
update identity.roles set permissions = permissions || '{media:read,media:write}', version = version + 1, updated_at = now()
where id = '01940000-0000-7000-8000-000000000002'
  and permissions @> '{catalog:write}' and not permissions @> '{media:write}';

update identity.roles set permissions = permissions || '{media:read}', version = version + 1, updated_at = now()
where id in ('01940000-0000-7000-8000-000000000003', '01940000-0000-7000-8000-000000000004',
             '01940000-0000-7000-8000-000000000005')
  and permissions @> '{catalog:read}' and not permissions @> '{media:read}';
