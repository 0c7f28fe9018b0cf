-- What the shop owes the buyer because more was transferred than was due, as the payment has it; null if nothing.
alter table orders.orders add column overpaid_minor bigint;
alter table orders.orders add constraint orders_overpaid check (overpaid_minor > 0) not valid;
