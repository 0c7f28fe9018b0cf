-- What the buyer told about the units of an item, by the codes of what the product asks for. The same variant can be in a
-- cart more than once, with other answers.
alter table cart.items
    add column inputs jsonb not null default '{}' check (jsonb_typeof(inputs) = 'object');

create unique index items_content on cart.items (cart_id, variant_id, md5(inputs::text));

alter table cart.items drop constraint items_cart_id_variant_id_key;
