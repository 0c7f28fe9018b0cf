-- What can be bought now, over all active locations. A variant without a row has nothing.
create or replace view inventory.pub_availability as
select s.variant_id,
       least(greatest(coalesce(sum(s.on_hand - s.held) filter (where s.tracked), 0), 0), 2147483647)::integer
           as available,
       bool_and(s.tracked) as tracked
from inventory.stock_levels s
join inventory.locations l on l.id = s.location_id
where l.active
group by s.variant_id;
