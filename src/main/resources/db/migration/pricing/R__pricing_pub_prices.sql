-- The entries of the lists that apply now, in every channel.
create or replace view pricing.pub_list_prices as
select e.variant_id, l.currency, e.amount_minor, e.compare_at_minor, l.id as price_list_id, l.priority
from pricing.price_list_entries e
join pricing.price_lists l on l.id = e.price_list_id
where l.status = 'ACTIVE' and l.channels = '{}'
and (l.starts_at is null or l.starts_at <= now())
and (l.ends_at is null or l.ends_at > now());

-- The price that applies now: of the lists the lowest, then that of the highest priority, then the newest list;
-- where no list has the variant, the base price. A list price shows the base price crossed out if that is higher.
create or replace view pricing.pub_own_prices as
(select distinct on (e.variant_id, e.currency)
     e.variant_id,
     e.currency,
     e.amount_minor,
     coalesce(e.compare_at_minor, case when b.amount_minor > e.amount_minor then b.amount_minor end)
         as compare_at_minor,
     e.price_list_id
 from pricing.pub_list_prices e
 left join pricing.prices b on b.variant_id = e.variant_id and b.currency = e.currency
 order by e.variant_id, e.currency, e.amount_minor, e.priority desc, e.price_list_id desc)
union all
select b.variant_id, b.currency, b.amount_minor, b.compare_at_minor, null::uuid
from pricing.prices b
where not exists (
    select 1 from pricing.pub_list_prices e where e.variant_id = b.variant_id and e.currency = b.currency);

-- What variants cost. One that is a sum costs what its parts cost now by their number, less its discount: rounded half up
-- once, in each currency in which all of them have a price; not if that is more than a price may be. What is taken off is
-- shown crossed out. `offset 0` keeps the look-up of one part from becoming a join with the prices of the whole shop.
create or replace view pricing.pub_prices as
select o.variant_id, o.currency, o.amount_minor, o.compare_at_minor, o.price_list_id
from pricing.pub_own_prices o
where not exists (select 1 from pricing.sums s where s.variant_id = o.variant_id)
union all
select s.variant_id, t.currency, t.amount_minor,
       case when t.sum_minor > t.amount_minor then t.sum_minor end as compare_at_minor,
       null::uuid as price_list_id
from pricing.sums s
cross join lateral (
    select x.currency,
           sum(x.amount_minor * p.quantity)::bigint as sum_minor,
           round(sum(x.amount_minor * p.quantity) * (10000 - s.discount_basis_points) / 10000)::bigint as amount_minor
    from pricing.sum_parts p
    cross join lateral (
        select o.currency, o.amount_minor from pricing.pub_own_prices o where o.variant_id = p.part_id offset 0) x
    where p.variant_id = s.variant_id
    group by x.currency
    having count(*) = (select count(*) from pricing.sum_parts n where n.variant_id = s.variant_id)
    and sum(x.amount_minor * p.quantity) <= 1000000000000) t;
