drop index concurrently if exists events.log_of_customers;
create index concurrently log_of_customers on events.log ((data ->> 'customerId')) where data ->> 'customerId' is not null;
