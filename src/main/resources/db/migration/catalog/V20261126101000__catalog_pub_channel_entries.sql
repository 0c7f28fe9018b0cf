-- What was decided about products in channels, with the dates: for what works out itself what is sold at a moment.
create view catalog.pub_channel_entries as
    select channel_id, product_id, listed, published_from, published_until from catalog.channel_products;
