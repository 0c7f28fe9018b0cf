create schema if not exists giftcard;

-- The balance always equals the sum of the card's transactions: both are written by the same database transaction.
create table giftcard.cards (
    id              uuid        primary key,
    version         bigint      not null,
    code_hash       bytea       not null constraint cards_code unique,
    last_characters text        not null check (length(last_characters) = 4),
    currency        char(3)     not null,
    initial_minor   bigint      not null check (initial_minor > 0),
    balance_minor   bigint      not null constraint cards_balance check (balance_minor >= 0),
    disabled        boolean     not null default false,
    expires_at      timestamptz,
    note            text,
    customer_id     uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index cards_created on giftcard.cards (created_at desc, id desc);
create index cards_of_customer on giftcard.cards (customer_id) where customer_id is not null;
create index cards_last_characters on giftcard.cards (last_characters);
create index cards_expiry on giftcard.cards (expires_at) where expires_at is not null;

create table giftcard.transactions (
    id            uuid        primary key default kontor.new_id(),
    card_id       uuid        not null references giftcard.cards (id),
    kind          text        not null check (kind in ('ISSUE', 'ADJUST', 'SPEND', 'RELEASE', 'REFUND', 'EXPIRE')),
    amount_minor  bigint      not null check (amount_minor <> 0),
    balance_minor bigint      not null check (balance_minor >= 0),
    payment_id    uuid        check ((payment_id is null) = (kind in ('ISSUE', 'ADJUST', 'EXPIRE'))),
    operation_id  uuid        check ((operation_id is null) = (kind <> 'REFUND')),
    reason        text,
    created_at    timestamptz not null
);
create index transactions_of_card on giftcard.transactions (card_id, created_at desc, id desc);
create unique index transactions_spend on giftcard.transactions (payment_id) where kind = 'SPEND';
create unique index transactions_release on giftcard.transactions (payment_id) where kind = 'RELEASE';
create unique index transactions_refund on giftcard.transactions (operation_id) where kind = 'REFUND';
create index transactions_refunds on giftcard.transactions (payment_id) where kind = 'REFUND';

create function giftcard.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'transactions of gift cards never change: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger transactions_only_grow before update or delete on giftcard.transactions
    for each row execute function giftcard.refuse_change();
