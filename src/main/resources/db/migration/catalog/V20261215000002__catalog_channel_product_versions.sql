-- Versions of decisions about products in channels: never the same again, even if a decision is deleted and made again.
create sequence catalog.channel_product_versions start with 1000000;
