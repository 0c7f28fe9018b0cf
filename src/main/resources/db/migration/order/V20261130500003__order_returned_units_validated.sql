alter table orders.order_lines validate constraint order_lines_in_returns;
alter table orders.order_lines validate constraint order_lines_returned;
