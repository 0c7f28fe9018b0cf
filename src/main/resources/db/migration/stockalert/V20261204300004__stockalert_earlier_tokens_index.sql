drop index concurrently if exists stockalert.alerts_earlier_tokens;
create index concurrently alerts_earlier_tokens on stockalert.alerts using gin (earlier_tokens);
