drop index concurrently if exists events.log_of_orders;
create index concurrently log_of_orders on events.log ((data ->> 'orderId')) where data ->> 'orderId' is not null;
