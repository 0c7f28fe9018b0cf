alter table orders.orders validate constraint orders_overpaid;
