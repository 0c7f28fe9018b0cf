create or replace view pricing.pub_sales_terms as
select variant_id, min_quantity, max_quantity, quantity_step, content_amount, content_unit, reference_amount, reference_unit
from pricing.sales_terms;
