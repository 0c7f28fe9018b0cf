drop index concurrently if exists events.log_of_emails;
create index concurrently log_of_emails on events.log (lower(data ->> 'email')) where data ->> 'email' is not null;
