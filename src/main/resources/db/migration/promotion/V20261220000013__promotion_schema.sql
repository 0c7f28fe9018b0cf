create schema if not exists promotion;

create table promotion.promotions (
    id                uuid        primary key,
    version           bigint      not null,
    name              text        not null check (length(name) between 1 and 100),
    title             text        not null check (length(title) between 1 and 100),
    titles            jsonb       not null default '{}' check (jsonb_typeof(titles) = 'object'),
    status            text        not null check (status in ('DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED')),
    priority          integer     not null check (priority between 0 and 1000),
    stacking          text        not null check (stacking in ('STACK', 'EXCLUSIVE', 'BEST')),
    stacking_group    text        check (length(stacking_group) between 1 and 50),
    requires_code     boolean     not null,
    starts_at         timestamptz,
    ends_at           timestamptz,
    -- Conditions and actions.
    terms             jsonb       not null check (jsonb_typeof(terms) = 'object'),
    max_uses          bigint      check (max_uses > 0),
    max_uses_by_code  bigint      check (max_uses_by_code > 0),
    -- As staff entered it, and as it is enforced: a promotion for one order of a buyer can be used once.
    max_uses_by_buyer integer     check (max_uses_by_buyer > 0),
    buyer_limit       integer     check (buyer_limit > 0),
    budget_minor      bigint      check (budget_minor > 0),
    budget_currency   char(3),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    check ((budget_minor is null) = (budget_currency is null)),
    check (ends_at > starts_at)
);

create index promotions_created on promotion.promotions (created_at desc, id desc);
create index promotions_known on promotion.promotions (id) where status <> 'DRAFT';

create table promotion.codes (
    promotion_id uuid not null references promotion.promotions on delete cascade,
    code         text not null check (length(code) between 1 and 40),
    -- How codes are compared: codes that look alike are the same.
    canonical    text not null constraint codes_canonical primary key
);

create index codes_of_promotion on promotion.codes (promotion_id);

-- Many codes of one promotion. They are made with the secret of the batch and are not stored.
create table promotion.coupon_batches (
    id               uuid        primary key,
    version          bigint      not null,
    promotion_id     uuid        not null
        constraint coupon_batches_promotion references promotion.promotions on delete cascade,
    name             text        not null check (length(name) between 1 and 100),
    prefix           text        not null check (length(prefix) between 3 and 12),
    canonical_prefix text        not null constraint coupon_batches_prefix unique,
    size             integer     not null check (size between 1 and 1000000),
    uses_per_code    integer     not null check (uses_per_code > 0),
    expires_at       timestamptz,
    sealed_secret    bytea       not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

create index coupon_batches_of_promotion on promotion.coupon_batches (promotion_id, created_at desc, id desc);

-- Uses of what is limited: of the promotion ('total'), of a code, of a buyer.
create table promotion.counters (
    promotion_id uuid   not null references promotion.promotions on delete cascade,
    scope        text   not null,
    uses         bigint not null check (uses >= 0),
    spent_minor  bigint not null check (spent_minor >= 0),
    primary key (promotion_id, scope)
);

create table promotion.uses (
    reference      uuid        not null,
    promotion_id   uuid        not null references promotion.promotions,
    code           text,
    currency       char(3)     not null,
    amount_minor   bigint      not null check (amount_minor >= 0),
    -- What the buyer pays for what the promotion is used for, and what of it was refunded, for statistics.
    total_minor    bigint      not null default 0 check (total_minor >= 0),
    refunded_minor bigint      not null default 0 check (refunded_minor between 0 and total_minor),
    -- The counters that the use was added to.
    scopes         text[]      not null,
    used_at        timestamptz not null,
    released_at    timestamptz,
    primary key (reference, promotion_id)
);

create index uses_of_promotion on promotion.uses (promotion_id, used_at);
