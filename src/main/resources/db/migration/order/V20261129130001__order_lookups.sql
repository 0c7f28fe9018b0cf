-- Requests for links to orders; number and address are encrypted until the request is processed.
create table orders.order_lookups (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index order_lookups_age on orders.order_lookups (created_at);

-- How many links to an order were mailed within the hour.
create table orders.order_link_mails (
    order_id   uuid        primary key,
    started_at timestamptz not null,
    sent       integer     not null check (sent > 0)
);

create index order_link_mails_age on orders.order_link_mails (started_at);
