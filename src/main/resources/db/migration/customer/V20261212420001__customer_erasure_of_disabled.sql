-- Whether the account was active when the erasure was requested: a rejection does not enable one that was disabled before.
alter table customer.erasure_requests add column was_active boolean not null default true;
