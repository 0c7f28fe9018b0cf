-- Discounts of promotions: copies, with the title that the buyer saw and amounts in minor units. The line pays subtotal minus discount.
alter table orders.order_lines
    add column discount_minor bigint not null default 0,
    add column discounts      jsonb  check (jsonb_typeof(discounts) = 'array'),
    add constraint order_lines_discount check (discount_minor between 0 and subtotal_minor);

-- Of the shipping.
alter table orders.shipping_groups
    add column discount_minor bigint not null default 0,
    add column discounts      jsonb  check (jsonb_typeof(discounts) = 'array'),
    add constraint shipping_groups_discount check (discount_minor between 0 and shipping_minor);

alter table orders.orders
    -- Of lines and shipping.
    add column discount_minor          bigint not null default 0,
    add column shipping_discount_minor bigint not null default 0,
    add column shipping_discounts      jsonb  check (jsonb_typeof(shipping_discounts) = 'array'),
    add constraint orders_discount check (discount_minor >= 0),
    add constraint orders_shipping_discount check (shipping_discount_minor between 0 and shipping_minor);
