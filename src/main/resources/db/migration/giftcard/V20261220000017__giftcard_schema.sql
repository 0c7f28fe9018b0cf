create schema if not exists giftcard;

-- The balance always equals the sum of the card's transactions: both are written by the same database transaction.
-- Store credit is a card without a code.
create table giftcard.cards (
    id              uuid        primary key,
    version         bigint      not null,
    code_hash       bytea       constraint cards_code unique,
    last_characters text        check (length(last_characters) = 4),
    currency        char(3)     not null,
    initial_minor   bigint      not null check (initial_minor > 0),
    balance_minor   bigint      not null constraint cards_balance check (balance_minor >= 0),
    disabled        boolean     not null default false,
    expires_at      timestamptz,
    note            text,
    customer_id     uuid,
    batch_id        uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint cards_code_or_credit check ((code_hash is null) = (last_characters is null))
);

create index cards_created on giftcard.cards (created_at desc, id desc);
create index cards_of_customer on giftcard.cards (customer_id) where customer_id is not null;
create index cards_last_characters on giftcard.cards (last_characters);
create index cards_expiry on giftcard.cards (expires_at) where expires_at is not null;

-- The store credit of each customer and currency.
create table giftcard.credits (
    customer_id uuid    not null,
    currency    char(3) not null,
    card_id     uuid    not null constraint credits_card unique references giftcard.cards (id),
    primary key (customer_id, currency)
);

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

-- The codes of a batch are made with its secret, which is deleted when they are read.
create table giftcard.batches (
    id            uuid        primary key,
    version       bigint      not null,
    name          text        not null check (length(name) between 1 and 100),
    size          integer     not null check (size between 1 and 10000),
    issued        integer     not null default 0 check (issued between 0 and size),
    currency      char(3)     not null,
    value_minor   bigint      not null check (value_minor > 0),
    expires_at    timestamptz,
    job_id        uuid        not null,
    sealed_secret bytea,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create index batches_created on giftcard.batches (created_at desc, id desc);
