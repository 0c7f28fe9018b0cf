create or replace view search.pub_channel_prices as
    select channel_id, product_id, currency, amount_minor from search.channel_prices;
