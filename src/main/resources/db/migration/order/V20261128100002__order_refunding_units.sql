-- Units in no fulfillment whose refund is on its way: they are not to be packed.
alter table orders.order_lines
    add column refunding integer not null default 0,
    add constraint order_lines_refunding check (refunding between 0 and quantity - assigned - canceled);
