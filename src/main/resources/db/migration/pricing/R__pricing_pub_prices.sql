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
create or replace view pricing.pub_prices as
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
