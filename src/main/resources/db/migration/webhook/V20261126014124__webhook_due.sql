-- Whether an endpoint has something to do is asked every second: it must not cost a walk along all that waits for
-- one that is down or disabled.
create index deliveries_due on webhook.deliveries (endpoint_id, next_attempt_at) where status = 'PENDING';
create index deliveries_tests on webhook.deliveries (endpoint_id) where status = 'PENDING' and cause = 'TEST';
