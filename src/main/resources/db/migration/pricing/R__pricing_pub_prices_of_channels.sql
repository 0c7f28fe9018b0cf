-- What one unit costs everybody in a channel. Only asked for channels that have lists of their own.
create or replace function pricing.pub_channel_prices(wanted text)
returns table (variant_id uuid, currency char(3), amount_minor bigint, compare_at_minor bigint, price_list_id uuid)
language sql stable as $$
    select p.variant_id, p.currency, p.amount_minor, p.compare_at_minor, p.price_list_id
    from pricing.pub_buyer_prices(1, wanted, '{}', null, null) p;
$$;

-- What an earlier release was made of.
drop function if exists pricing.own_channel_prices(text);
