-- The channels, and which of them have, or had, price lists of their own: for what keeps the prices of such channels.
create or replace view channel.pub_channels as select id as channel_id, code, priced from channel.channels;
