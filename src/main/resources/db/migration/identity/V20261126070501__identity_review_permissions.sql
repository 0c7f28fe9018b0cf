-- Whoever manages the catalogue in the role that the shop came with looks after the reviews too.
update identity.roles
set permissions = permissions || '{reviews:read,reviews:write}', version = version + 1, updated_at = now()
where id = '01940000-0000-7000-8000-000000000002'
  and permissions @> '{catalog:write}' and not permissions && '{reviews:read,reviews:write}';
