-- Whether the units of a refund stay in the order.
alter table payment.refunds add column keep_units boolean not null default false;
