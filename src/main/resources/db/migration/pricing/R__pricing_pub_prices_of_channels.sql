-- What pub_own_prices is for pub_prices.
create or replace function pricing.own_channel_prices(wanted text)
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

-- The same as pub_prices, with the lists that are only for that channel. Only asked for channels that have such lists; written
-- so that it is planned as a part of the statement that asks.
create or replace function pricing.pub_channel_prices(wanted text)
returns table (variant_id uuid, currency char(3), amount_minor bigint, compare_at_minor bigint, price_list_id uuid)
language sql stable as $$
    select o.variant_id, o.currency, o.amount_minor, o.compare_at_minor, o.price_list_id
    from pricing.own_channel_prices(wanted) o
    where not exists (select 1 from pricing.sums s where s.variant_id = o.variant_id)
    union all
    select s.variant_id, t.currency, t.amount_minor,
           case when t.sum_minor > t.amount_minor then t.sum_minor end,
           null::uuid
    from pricing.sums s
    cross join lateral (
        select x.currency,
               sum(x.amount_minor * p.quantity)::bigint as sum_minor,
               round(sum(x.amount_minor * p.quantity) * (10000 - s.discount_basis_points) / 10000)::bigint
                   as amount_minor
        from pricing.sum_parts p
        cross join lateral (
            select o.currency, o.amount_minor from pricing.own_channel_prices(wanted) o
            where o.variant_id = p.part_id offset 0) x
        where p.variant_id = s.variant_id
        group by x.currency
        having count(*) = (select count(*) from pricing.sum_parts n where n.variant_id = s.variant_id)
        and sum(x.amount_minor * p.quantity) <= 1000000000000) t;
$$;
