-- Draft orders: carts that staff prepare for a customer.
alter table cart.carts
    -- The actor who created the draft; null for the carts of buyers.
    add column drafted_by     text,
    -- Of the payment link, which lets a buyer pay for the draft.
    add column link_hash      bytea,
    add column link_until     timestamptz,
    -- The reservation that holds the stock of the draft for a time.
    add column hold_reference uuid,
    add column hold_until     timestamptz;

-- A unit price that staff entered, with the reason: {"minor", "reason", "by"}.
alter table cart.items add column price_override jsonb;

-- Finds the draft orders among the carts.
create table cart.drafts (
    cart_id     uuid  primary key references cart.carts on delete cascade,
    -- Of the last payment link; cart.carts.link_hash decides whether it is valid.
    lookup_hash bytea check (length(lookup_hash) = 32)
);

create unique index drafts_lookup on cart.drafts (lookup_hash) where lookup_hash is not null;
