-- Everything here is written so that PostgreSQL plans it as a part of the statement that asks, for one variant at a time.

-- What the lists that apply now offer to a buyer: a row for each tier. `conditions` has a bit for each condition that a list
-- has: customer 8, customer group 4, country 2, channel 1. A larger number is more specific.
create or replace function pricing.list_offers(in_channel text, in_groups uuid[], by_customer uuid, in_country text)
returns table (variant_id uuid, currency char(3), min_quantity integer, amount_minor bigint, compare_at_minor bigint,
    price_list_id uuid, kind text, basis text, priority integer, conditions integer)
language sql stable as $$
    select o.variant_id, l.currency, o.min_quantity, o.amount_minor, o.compare_at_minor,
           l.id, l.kind, l.basis, l.priority,
           case when l.customers <> '{}' then 8 else 0 end + case when l.customer_groups <> '{}' then 4 else 0 end
               + case when l.countries <> '{}' then 2 else 0 end + case when l.channels <> '{}' then 1 else 0 end
    from (select e.variant_id, e.price_list_id, 1 as min_quantity, e.amount_minor, e.compare_at_minor
          from pricing.price_list_entries e
          union all
          select t.variant_id, t.price_list_id, t.min_quantity, t.amount_minor, null
          from pricing.price_list_tiers t) o
    join pricing.price_lists l on l.id = o.price_list_id
    where l.status = 'ACTIVE'
    and (l.starts_at is null or l.starts_at <= now()) and (l.ends_at is null or l.ends_at > now())
    and (l.channels = '{}' or l.channels @> array[in_channel])
    and (l.customer_groups = '{}' or l.customer_groups && in_groups)
    and (l.countries = '{}' or l.countries @> array[in_country])
    and (l.customers = '{}' or l.customers @> array[by_customer])
    union all
    select b.variant_id, l.currency, t.min_quantity,
           round(b.amount_minor::numeric * (10000 - t.basis_points) / 10000)::bigint, null,
           l.id, l.kind, c.basis, l.priority,
           case when l.customers <> '{}' then 8 else 0 end + case when l.customer_groups <> '{}' then 4 else 0 end
               + case when l.countries <> '{}' then 2 else 0 end + case when l.channels <> '{}' then 1 else 0 end
    from pricing.prices b
    join pricing.price_lists l on l.currency = b.currency and l.kind = 'PERCENT'
    cross join lateral unnest(l.tier_quantities, l.tier_basis_points) as t (min_quantity, basis_points)
    left join pricing.currency_bases c on c.currency = b.currency
    where l.status = 'ACTIVE'
    and (l.starts_at is null or l.starts_at <= now()) and (l.ends_at is null or l.ends_at > now())
    and (l.channels = '{}' or l.channels @> array[in_channel])
    and (l.customer_groups = '{}' or l.customer_groups && in_groups)
    and (l.countries = '{}' or l.countries @> array[in_country])
    and (l.customers = '{}' or l.customers @> array[by_customer]);
$$;

-- The price of that many units of each variant: of the list with the highest priority, then the most specific one, then the
-- lowest amount, then the newest list; where no list has the variant, the base price. A sale shows the base price crossed
-- out if that is higher and both have the same basis. Conditions on variant and currency reach the tables.
create or replace function pricing.own_prices(units integer, in_channel text, in_groups uuid[], by_customer uuid,
    in_country text)
returns table (variant_id uuid, currency char(3), amount_minor bigint, compare_at_minor bigint, price_list_id uuid,
    kind text, basis text, min_quantity integer, conditions integer)
language sql stable as $$
    select x.variant_id, x.currency, x.amount_minor,
           case when x.kind in ('SALE', 'PERCENT') and x.compare_at_minor is null
                then (select b.amount_minor
                      from pricing.prices b left join pricing.currency_bases c on c.currency = b.currency
                      where b.variant_id = x.variant_id and b.currency = x.currency
                      and b.amount_minor > x.amount_minor and c.basis is not distinct from x.basis)
                when x.compare_at_minor > x.amount_minor then x.compare_at_minor end,
           x.price_list_id, x.kind, x.basis, x.min_quantity, x.conditions
    from (
        select distinct on (y.variant_id, y.currency) y.*
        from (
            select o.variant_id, o.currency, o.min_quantity, o.amount_minor, o.compare_at_minor, o.price_list_id, o.kind,
                   o.basis, o.priority, o.conditions
            from pricing.list_offers(in_channel, in_groups, by_customer, in_country) o
            where o.min_quantity <= units
            union all
            select b.variant_id, b.currency, 1, b.amount_minor, b.compare_at_minor, null, null, c.basis, -1, 0
            from pricing.prices b left join pricing.currency_bases c on c.currency = b.currency) y
        order by y.variant_id, y.currency, y.priority desc, y.conditions desc, y.amount_minor,
            y.price_list_id desc, y.min_quantity desc) x;
$$;

-- What a variant that is a sum costs: what its parts cost, one unit each, by their number, less its discount: rounded half up
-- once, in each currency in which all of them have a price of one basis; not if that is more than a price may be. What is
-- taken off is shown crossed out. `offset 0` keeps the look-up of one part from becoming a join with the prices of the whole
-- shop.
create or replace function pricing.sum_prices(of_variant uuid, discount integer, in_channel text, in_groups uuid[],
    by_customer uuid, in_country text)
returns table (currency char(3), amount_minor bigint, compare_at_minor bigint, basis text)
language sql stable as $$
    select t.currency, t.amount_minor, case when t.sum_minor > t.amount_minor then t.sum_minor end, t.basis
    from (
        select x.currency, max(x.basis) as basis,
               sum(x.amount_minor * p.quantity)::bigint as sum_minor,
               round(sum(x.amount_minor * p.quantity) * (10000 - discount) / 10000)::bigint as amount_minor
        from pricing.sum_parts p
        cross join lateral (
            select o.currency, o.amount_minor, o.basis
            from pricing.own_prices(1, in_channel, in_groups, by_customer, in_country) o
            where o.variant_id = p.part_id offset 0) x
        where p.variant_id = of_variant
        group by x.currency
        having count(*) = (select count(*) from pricing.sum_parts n where n.variant_id = of_variant)
        and sum(x.amount_minor * p.quantity) <= 1000000000000
        and count(distinct coalesce(x.basis, '')) = 1) t;
$$;

-- What variants cost a buyer. Conditions on variant and currency reach the tables.
create or replace function pricing.pub_buyer_prices(units integer, in_channel text, in_groups uuid[], by_customer uuid,
    in_country text)
returns table (variant_id uuid, currency char(3), amount_minor bigint, compare_at_minor bigint, price_list_id uuid,
    kind text, basis text, min_quantity integer, conditions integer)
language sql stable as $$
    select o.variant_id, o.currency, o.amount_minor, o.compare_at_minor, o.price_list_id, o.kind, o.basis, o.min_quantity,
           o.conditions
    from pricing.own_prices(units, in_channel, in_groups, by_customer, in_country) o
    where not exists (select 1 from pricing.sums s where s.variant_id = o.variant_id)
    union all
    select s.variant_id, t.currency, t.amount_minor, t.compare_at_minor, null::uuid, null::text, t.basis, 1, 0
    from pricing.sums s
    cross join lateral pricing.sum_prices(
        s.variant_id, s.discount_basis_points, in_channel, in_groups, by_customer, in_country) t;
$$;

-- `sum_prices` in PL/pgSQL, which PostgreSQL plans separately: the plan is longer than that of all other prices, and each
-- statement about a cart would start it even if no variant is a sum.
create or replace function pricing.planned_sum_prices(of_variant uuid, discount integer, in_channel text, in_groups uuid[],
    by_customer uuid, in_country text)
returns table (currency char(3), amount_minor bigint, compare_at_minor bigint, basis text)
language plpgsql stable rows 1 as $$
begin
    return query select t.currency, t.amount_minor, t.compare_at_minor, t.basis
        from pricing.sum_prices(of_variant, discount, in_channel, in_groups, by_customer, in_country) t;
end;
$$;

-- What a variant that is a sum costs in one currency; no row for other variants.
create or replace function pricing.sum_price(of_variant uuid, in_currency char(3), in_channel text, in_groups uuid[],
    by_customer uuid, in_country text)
returns table (amount_minor bigint, compare_at_minor bigint, price_list_id uuid, kind text, basis text,
    min_quantity integer, conditions integer)
language sql stable as $$
    select t.amount_minor, t.compare_at_minor, null::uuid, null::text, t.basis, 1, 0
    from pricing.sums s
    cross join lateral pricing.planned_sum_prices(
        s.variant_id, s.discount_basis_points, in_channel, in_groups, by_customer, in_country) t
    where s.variant_id = of_variant and t.currency = in_currency;
$$;

-- What some units of one variant cost a buyer in one currency, for statements about a few variants: a row at most.
create or replace function pricing.pub_buyer_price(of_variant uuid, in_currency char(3), units integer, in_channel text,
    in_groups uuid[], by_customer uuid, in_country text)
returns table (amount_minor bigint, compare_at_minor bigint, price_list_id uuid, kind text, basis text,
    min_quantity integer, conditions integer)
language sql stable as $$
    select o.amount_minor, o.compare_at_minor, o.price_list_id, o.kind, o.basis, o.min_quantity, o.conditions
    from pricing.own_prices(units, in_channel, in_groups, by_customer, in_country) o
    where o.variant_id = of_variant and o.currency = in_currency
    and not exists (select 1 from pricing.sums s where s.variant_id = of_variant)
    union all
    select s.* from pricing.sum_price(of_variant, in_currency, in_channel, in_groups, by_customer, in_country) s;
$$;

-- The same while no list is active: the base price, or the sum.
create or replace function pricing.pub_base_price(of_variant uuid, in_currency char(3), in_channel text, in_groups uuid[],
    by_customer uuid, in_country text)
returns table (amount_minor bigint, compare_at_minor bigint, price_list_id uuid, kind text, basis text,
    min_quantity integer, conditions integer)
language sql stable as $$
    select b.amount_minor, b.compare_at_minor, null::uuid, null::text, c.basis, 1, 0
    from pricing.prices b left join pricing.currency_bases c on c.currency = b.currency
    where b.variant_id = of_variant and b.currency = in_currency
    and not exists (select 1 from pricing.sums s where s.variant_id = of_variant)
    union all
    select s.* from pricing.sum_price(of_variant, in_currency, in_channel, in_groups, by_customer, in_country) s;
$$;

-- What more units of a variant cost each: the price at each quantity at which some list has a tier, chosen as above. The
-- offers are read once for all quantities.
create or replace function pricing.pub_tiers(of_variant uuid, in_currency text, in_channel text, in_groups uuid[],
    by_customer uuid, in_country text)
returns table (min_quantity integer, amount_minor bigint, basis text)
language sql stable as $$
    with offers as materialized (
        select o.min_quantity, o.amount_minor, o.basis, o.price_list_id, o.priority, o.conditions
        from pricing.list_offers(in_channel, in_groups, by_customer, in_country) o
        where o.variant_id = of_variant and o.currency = in_currency
        union all
        select 1, b.amount_minor, c.basis, null, -1, 0
        from pricing.prices b left join pricing.currency_bases c on c.currency = b.currency
        where b.variant_id = of_variant and b.currency = in_currency)
    select q.min_quantity, x.amount_minor, x.basis
    from (select distinct o.min_quantity from offers o where o.min_quantity > 1) q
    cross join lateral (
        select o.amount_minor, o.basis
        from offers o
        where o.min_quantity <= q.min_quantity
        order by o.priority desc, o.conditions desc, o.amount_minor, o.price_list_id desc, o.min_quantity desc limit 1) x
    where not exists (select 1 from pricing.sums s where s.variant_id = of_variant);
$$;

-- The lowest price in the 30 days before the current reduction began (Directive 98/6/EC, Article 6a). A reduction begins when
-- a price without a crossed out price ends; further reductions continue it. Null if there was no price before. The
-- prices of a channel without price lists are those of the shop, and so is its history until it has the first list.
create or replace function pricing.pub_prior_price(of_variant uuid, in_currency text, in_channel text, in_basis text)
returns table (amount_minor bigint)
language sql stable as $$
    with history as (
        select h.valid_from, h.valid_until, h.amount_minor, h.basis, h.reduced
        from pricing.price_history h
        where h.variant_id = of_variant and h.currency = in_currency and h.channel = in_channel
        union all
        select h.valid_from, nullif(least(coalesce(h.valid_until, 'infinity'), f.began), 'infinity'), h.amount_minor,
               h.basis, h.reduced
        from pricing.price_history h
        cross join (select coalesce(min(o.valid_from), 'infinity') as began
                    from pricing.price_history o
                    where o.variant_id = of_variant and o.currency = in_currency and o.channel = in_channel) f
        where in_channel <> '' and h.variant_id = of_variant and h.currency = in_currency and h.channel = ''
        and h.valid_from < f.began)
    select min(h.amount_minor)
    from (select max(r.valid_until) as began from history r where not r.reduced) s
    join history h on h.valid_from < s.began and coalesce(h.valid_until, 'infinity') > s.began - interval '30 days'
        and h.basis is not distinct from in_basis;
$$;

-- What one unit costs everybody.
create or replace view pricing.pub_prices as
select p.variant_id, p.currency, p.amount_minor, p.compare_at_minor, p.price_list_id, p.kind, p.basis, p.min_quantity,
       p.conditions
from pricing.pub_buyer_prices(1, null, '{}', null, null) p;

-- What one unit costs everybody in a channel. Only asked for channels that have lists of their own.
create or replace function pricing.pub_channel_prices(wanted text)
returns table (variant_id uuid, currency char(3), amount_minor bigint, compare_at_minor bigint, price_list_id uuid)
language sql stable as $$
    select p.variant_id, p.currency, p.amount_minor, p.compare_at_minor, p.price_list_id
    from pricing.pub_buyer_prices(1, wanted, '{}', null, null) p;
$$;

-- In which quantities variants are sold, and their content for the unit price.
create or replace view pricing.pub_sales_terms as
select variant_id, min_quantity, max_quantity, quantity_step, content_amount, content_unit, reference_amount, reference_unit
from pricing.sales_terms;
