-- Parts of an order that go to addresses of their own. An order that goes to one place has none.
create table orders.shipping_groups (
    id                   uuid    primary key,
    order_id             uuid    not null references orders.orders (id),
    position             integer not null,
    address              jsonb,
    shipping_code        text,
    shipping_name        text,
    shipping_facts       jsonb,
    shipping_minor       bigint  not null check (shipping_minor >= 0),
    net_minor            bigint  not null check (net_minor >= 0),
    tax_minor            bigint  not null check (tax_minor >= 0),
    tax_zone             text,
    prices_include_tax   boolean not null,
    canceled_gross_minor bigint  not null default 0,
    owed_gross_minor     bigint  not null default 0,
    check (canceled_gross_minor in (0, net_minor + tax_minor)),
    check (owed_gross_minor between 0 and canceled_gross_minor),
    check ((shipping_code is null) = (shipping_name is null))
);

create index shipping_groups_order on orders.shipping_groups (order_id, position);

comment on column orders.shipping_groups.canceled_gross_minor is 'the shipping, once everything of the group was called off';
comment on column orders.shipping_groups.owed_gross_minor is 'what of it is owed to the buyer or went back';

alter table orders.order_lines
    add column shipping_group_id uuid references orders.shipping_groups (id);

create index order_lines_shipping_group on orders.order_lines (shipping_group_id) where shipping_group_id is not null;

alter table orders.fulfillments
    add column shipping_group_id uuid references orders.shipping_groups (id);

create index fulfillments_shipping_group on orders.fulfillments (shipping_group_id) where shipping_group_id is not null;
