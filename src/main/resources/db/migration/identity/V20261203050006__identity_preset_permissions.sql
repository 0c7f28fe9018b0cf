-- few rows
-- Permissions of new features, for the roles that every shop starts with. Roles that staff have changed stay as they are:
-- a role is only extended if it has exactly the permissions that it started with.
update identity.roles r
set permissions = array(select distinct p from unnest(r.permissions || n.added) as p order by p),
    version = r.version + 1, updated_at = now()
from (values
    ('01940000-0000-7000-8000-000000000003'::uuid,
        '{carts:read,catalog:read,customers:read,customers:write,documents:read,documents:write,fulfillments:read,gift-cards:read,inventory:read,media:read,orders:cancel,orders:read,orders:write,payments:capture,payments:read,payments:refund,payments:write,returns:read,returns:write,store-credit:read}'::text[],
        '{claims:write,mails:read,mails:write,newsletter:read,newsletter:write,shipping:read}'::text[]),
    ('01940000-0000-7000-8000-000000000005'::uuid,
        '{carts:read,catalog:read,customers:read,documents:read,fulfillments:read,gift-cards:read,inventory:read,media:read,orders:read,payments:read,returns:read,shipping:read,store-credit:read}'::text[],
        '{mails:read,promotions:read,reviews:read}'::text[]))
    as n (id, was, added)
where r.id = n.id and r.permissions @> n.was and r.permissions <@ n.was;
