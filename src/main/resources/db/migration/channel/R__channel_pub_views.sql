-- The channels, which of them have, or had, price lists of their own, and how their orders are numbered.
create or replace view channel.pub_channels as
select id as channel_id, code, priced, order_number_prefix from channel.channels;
