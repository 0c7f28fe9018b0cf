-- Before the running number of an order. Not ending with a digit, so that no two numbers are alike.
alter table channel.channels add column order_number_prefix text not null default 'K-';
alter table channel.channels add constraint channels_order_number_prefix
    check (order_number_prefix ~ '^[A-Z0-9-]*[A-Z-]$' and length(order_number_prefix) <= 12) not valid;
alter table channel.channels validate constraint channels_order_number_prefix;
