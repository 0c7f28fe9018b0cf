-- few rows
-- Permissions of new features, for the roles that every shop starts with, unless staff have changed them.
update identity.roles r
set permissions = array(select distinct p from unnest(r.permissions || n.permissions) as p order by p),
    version = r.version + 1, updated_at = now()
from (values
    ('01940000-0000-7000-8000-000000000002'::uuid, '{promotions:read,promotions:write}'::text[]),
    ('01940000-0000-7000-8000-000000000003'::uuid,
        '{documents:read,documents:write,gift-cards:read,returns:read,returns:write,store-credit:read}'::text[]),
    ('01940000-0000-7000-8000-000000000004'::uuid, '{returns:read,returns:write}'::text[]),
    ('01940000-0000-7000-8000-000000000005'::uuid,
        '{documents:read,gift-cards:read,returns:read,store-credit:read}'::text[]))
    as n (id, permissions)
where r.id = n.id and r.version = 1;
