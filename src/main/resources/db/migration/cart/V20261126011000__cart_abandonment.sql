alter table cart.carts
    -- Told as abandoned; a change of the cart takes it back.
    add column abandoned_at   timestamptz,
    add column recovered_at   timestamptz,
    -- Of the token in the mail.
    add column recovery_hash  bytea check (length(recovery_hash) = 32),
    add column recovery_until timestamptz,
    add check ((recovery_hash is null) = (recovery_until is null));

create unique index carts_recovery on cart.carts (recovery_hash) where recovery_hash is not null;
create index carts_idle on cart.carts (updated_at)
    where status = 'ACTIVE' and email is not null and abandoned_at is null;
create index carts_updated on cart.carts (updated_at desc, id desc);
create index carts_email on cart.carts (lower(email)) where email is not null;

-- Who wants no reminders: HMACs of addresses.
create table cart.reminder_opt_outs (
    address_key bytea       primary key check (length(address_key) = 32),
    created_at  timestamptz not null
);
