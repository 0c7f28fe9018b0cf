-- What of a captured payment will not be taken any more: the rest of an authorization that was given up.
alter table payment.payments add column released_minor bigint not null default 0;
alter table payment.payments add constraint payments_released
    check (released_minor >= 0 and captured_minor + released_minor <= amount_minor);
