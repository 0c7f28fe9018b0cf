-- What providers have sent: kept before it is answered, worked on afterwards, once for each of their events. Only what is
-- needed to ask the provider again is kept; what it says about money is never taken from here.
create table payment.inbox_events (
    provider    text        not null,
    event_id    text        not null,
    type        text        not null,
    payment_id  uuid,
    reference   text,
    received_at timestamptz not null,
    next_try_at timestamptz not null,
    tries       integer     not null default 0,
    done_at     timestamptz,
    -- `applied`, or why nothing was to be done: `no-payment`.
    outcome     text,
    primary key (provider, event_id)
);

create index inbox_events_due on payment.inbox_events (next_try_at) where done_at is null;
create index inbox_events_done on payment.inbox_events (done_at) where done_at is not null;

create index payments_provider_reference on payment.payments (provider, provider_reference)
    where provider_reference is not null;
