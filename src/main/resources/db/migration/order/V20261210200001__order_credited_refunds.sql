-- The part of the refund of a return that was not paid out, because it reduced what the buyer still had to pay.
alter table orders.return_refunds add column credited_minor bigint not null default 0;
alter table orders.return_refunds add constraint return_refunds_credited
    check (credited_minor between 0 and amount_minor) not valid;
