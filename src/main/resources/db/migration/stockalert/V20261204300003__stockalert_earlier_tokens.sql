-- SHA-256 of earlier tokens of an alert that work, too, until it is confirmed or they expire.
alter table stockalert.alerts add column earlier_tokens bytea[] not null default '{}';
