-- Many codes of one promotion. They are made with the secret of the batch and are not stored.
create table promotion.coupon_batches (
    id               uuid        primary key,
    version          bigint      not null,
    promotion_id     uuid        not null constraint coupon_batches_promotion references promotion.promotions on delete cascade,
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
