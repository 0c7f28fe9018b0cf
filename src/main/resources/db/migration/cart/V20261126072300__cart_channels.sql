-- The channel that a cart was started in.
alter table cart.carts
    add column channel text not null default 'default' check (length(channel) between 1 and 64);
