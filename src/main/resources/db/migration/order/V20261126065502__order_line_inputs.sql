-- What the buyer told about the units of a line: a copy, with labels and surcharges in minor units.
alter table orders.order_lines
    add column inputs jsonb not null default '[]' check (jsonb_typeof(inputs) = 'array');
