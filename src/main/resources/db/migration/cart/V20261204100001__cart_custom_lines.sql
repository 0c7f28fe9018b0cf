-- What staff entered for an item that is not in the catalogue: {"title", "sku", "taxCategory", "shippable",
-- "weightGrams"}. Its price is price_override, and its variant_id is its own id.
alter table cart.items add column custom jsonb;
