-- The channel that an order was bought in; most are of the default one, and no list is narrowed to that by an index.
alter table orders.orders
    add column channel text not null default 'default' check (length(channel) between 1 and 64);

create index orders_of_channel on orders.orders (channel, created_at desc, id desc) where channel <> 'default';
