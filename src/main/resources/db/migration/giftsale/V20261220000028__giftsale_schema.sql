create schema if not exists giftsale;

-- One row for each paid unit of an order line that is a gift card: its card is issued and counted once. A unit that was
-- canceled before has no card.
create table giftsale.cards (
    id              uuid        primary key,
    version         bigint      not null,
    order_id        uuid        not null,
    order_number    text        not null,
    line_id         uuid        not null,
    unit            integer     not null check (unit > 0),
    card_id         uuid        constraint cards_card unique,
    revoked_for     text        check (revoked_for in ('CANCELED', 'REFUNDED', 'DISPUTED')),
    currency        char(3)     not null,
    value_minor     bigint      not null check (value_minor > 0),
    recipient_email text        not null,
    recipient_name  text,
    sender_name     text,
    message         text,
    locale          text        not null,
    channel         text        not null,
    expires_at      timestamptz,
    -- When it is mailed for the first time; absent afterwards.
    send_at         timestamptz,
    sent_at         timestamptz,
    sends           integer     not null default 0 check (sends >= 0),
    held            boolean     not null default false,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint cards_of_unit unique (line_id, unit),
    check (card_id is not null or revoked_for is not null)
);

create index cards_of_order on giftsale.cards (order_id);
-- Finds the cards of a recipient who is to be erased.
create index cards_by_recipient on giftsale.cards (lower(recipient_email));
create index cards_to_send on giftsale.cards (send_at) where send_at is not null;
