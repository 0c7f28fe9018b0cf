alter table orders.order_lines add constraint order_lines_in_returns check (in_returns between 0 and shipped) not valid;
alter table orders.order_lines add constraint order_lines_returned check (returned between 0 and in_returns) not valid;
