-- Which address got a reminder, as an HMAC: whoever has the mail may say that no more are wanted, whatever became of
-- the cart and of the token in it.
create table cart.reminders (
    token_hash  bytea       primary key check (length(token_hash) = 32),
    address_key bytea       not null check (length(address_key) = 32),
    created_at  timestamptz not null
);

create index reminders_created on cart.reminders (created_at);
