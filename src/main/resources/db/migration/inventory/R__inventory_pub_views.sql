-- What can be bought now, over all active locations. A variant without a row has nothing. `backorderable` units can be
-- promised beyond what is there; they are a preorder if no location takes mere backorders.
create or replace view inventory.pub_availability as
select s.variant_id,
       least(coalesce(sum(greatest(s.on_hand - s.held - s.safety, 0)) filter (where s.tracked), 0), 2147483647)::integer
           as available,
       bool_and(s.tracked) as tracked,
       least(coalesce(sum(s.backorder_limit - s.backordered) filter (where s.tracked and s.selling <> 'STOCK'), 0),
           2147483647)::integer as backorderable,
       coalesce(bool_and(s.selling = 'PREORDER') filter (where s.tracked and s.selling <> 'STOCK'
           and s.backordered < s.backorder_limit), false) as preorder,
       min(s.expected_on) filter (where s.tracked and s.selling <> 'STOCK'
           and s.backordered < s.backorder_limit) as expected_on
from inventory.stock_levels s
join inventory.locations l on l.id = s.location_id
where l.active
group by s.variant_id;
