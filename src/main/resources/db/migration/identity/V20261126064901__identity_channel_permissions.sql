-- Whoever manages the catalogue in the role that the shop came with sees channels, and decides what is sold in them.
update identity.roles
set permissions = permissions || '{channels:read}', version = version + 1, updated_at = now()
where id = '01940000-0000-7000-8000-000000000002'
  and permissions @> '{catalog:write}' and not permissions && '{channels:read,channels:write}';
