-- What can be bought now of variants and bundles. The stock knows no bundles, and the catalogue no stock: this is the lowest
-- module that reads both. A bundle can be had as often as the scarcest of its parts; what is not tracked always suffices.
-- Where parts have to come in first, the last of them says when. Java says the same (`Availability.together`).
create or replace view search.pub_availability as
select a.variant_id, a.available, a.tracked, a.backorderable, a.preorder, a.expected_on
from inventory.pub_availability a
where not exists (select 1 from catalog.pub_bundles b where b.variant_id = a.variant_id)
and not exists (select 1 from catalog.pub_gift_card_variants g where g.variant_id = a.variant_id)
union all
select g.variant_id, 0, false, 0, false, null::date from catalog.pub_gift_card_variants g
union all
select b.variant_id, l.available, l.tracked, l.reach - l.available as backorderable,
       l.reach > l.available and s.preorder as preorder,
       case when l.reach > l.available and s.dated then s.expected_on end as expected_on
from catalog.pub_bundles b
cross join lateral (
    select coalesce(min(coalesce(a.available, 0) / p.quantity), 0) as available,
           least(coalesce(min((coalesce(a.available, 0)::bigint + coalesce(a.backorderable, 0)) / p.quantity), 0),
               2147483647)::integer as reach,
           count(*) > 0 as tracked
    from catalog.pub_bundle_parts p
    left join lateral (
        select y.available, y.tracked, y.backorderable from inventory.pub_availability y
        where y.variant_id = p.part_id limit 1) a on true
    where p.bundle_id = b.variant_id and coalesce(a.tracked, true)) l
cross join lateral (
    select coalesce(bool_or(a.preorder), false) as preorder, bool_and(a.expected_on is not null) as dated,
           max(a.expected_on) as expected_on
    from catalog.pub_bundle_parts p
    left join lateral (
        select y.available, y.tracked, y.preorder, y.expected_on from inventory.pub_availability y
        where y.variant_id = p.part_id limit 1) a on true
    where p.bundle_id = b.variant_id and coalesce(a.tracked, true)
    and coalesce(a.available, 0) / p.quantity = l.available) s;

-- What options and their values are called in other languages; the value is empty for the option itself.
create or replace view search.pub_option_labels as
select name, value, locale, label from search.option_labels;

-- What products cost in channels with separate price lists.
create or replace view search.pub_channel_prices as
    select channel_id, product_id, currency, amount_minor from search.channel_prices;
