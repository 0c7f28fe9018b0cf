-- SHA-256 of earlier tokens of a request that work, too, until it is confirmed or expires.
alter table newsletter.subscribers add column earlier_tokens bytea[] not null default '{}';
