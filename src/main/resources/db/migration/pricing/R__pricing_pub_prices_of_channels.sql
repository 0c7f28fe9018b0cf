-- The same as pub_prices, with the lists that are only for that channel. Only asked for channels that have such lists; written
-- so that it is planned as a part of the statement that asks.
create or replace function pricing.pub_channel_prices(wanted text)
returns table (variant_id uuid, currency char(3), amount_minor bigint, compare_at_minor bigint, price_list_id uuid)
language sql stable as $$
    (select distinct on (e.variant_id, l.currency)
         e.variant_id,
         l.currency,
         e.amount_minor,
         coalesce(e.compare_at_minor, case when b.amount_minor > e.amount_minor then b.amount_minor end),
         l.id
     from pricing.price_list_entries e
     join pricing.price_lists l on l.id = e.price_list_id
     left join pricing.prices b on b.variant_id = e.variant_id and b.currency = l.currency
     where l.status = 'ACTIVE' and (l.channels = '{}' or l.channels @> array[wanted])
     and (l.starts_at is null or l.starts_at <= now()) and (l.ends_at is null or l.ends_at > now())
     order by e.variant_id, l.currency, e.amount_minor, l.priority desc, l.id desc)
    union all
    select b.variant_id, b.currency, b.amount_minor, b.compare_at_minor, null::uuid
    from pricing.prices b
    where not exists (
        select 1
        from pricing.price_list_entries e
        join pricing.price_lists l on l.id = e.price_list_id
        where e.variant_id = b.variant_id and l.currency = b.currency
        and l.status = 'ACTIVE' and (l.channels = '{}' or l.channels @> array[wanted])
        and (l.starts_at is null or l.starts_at <= now()) and (l.ends_at is null or l.ends_at > now()));
$$;
