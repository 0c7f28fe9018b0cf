-- Whether the price of the line was reduced: promotions can exclude such lines.
alter table orders.order_lines add column reduced boolean not null default false;
