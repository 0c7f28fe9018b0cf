drop index concurrently if exists newsletter.subscribers_earlier_tokens;
create index concurrently subscribers_earlier_tokens on newsletter.subscribers using gin (earlier_tokens);
