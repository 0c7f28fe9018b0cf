-- The permission allowed nothing and no longer exists.
update identity.roles set permissions = array_remove(permissions, 'system:read')
where 'system:read' = any(permissions);
update identity.api_keys set permissions = array_remove(permissions, 'system:read')
where 'system:read' = any(permissions);
