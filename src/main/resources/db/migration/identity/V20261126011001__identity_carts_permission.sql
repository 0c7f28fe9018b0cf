-- Whoever sees orders in the roles that the shop came with sees carts too.
update identity.roles set permissions = permissions || '{carts:read}', version = version + 1, updated_at = now()
where id in ('01940000-0000-7000-8000-000000000003', '01940000-0000-7000-8000-000000000005')
  and permissions @> '{orders:read}' and not permissions @> '{carts:read}';
