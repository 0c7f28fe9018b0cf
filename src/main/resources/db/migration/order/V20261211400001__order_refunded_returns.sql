-- How much of the refund of a return was refunded, and the refund of which only a part succeeded and whose rest this
-- one refunds. Earlier versions write neither.
alter table orders.return_refunds add column refunded_minor bigint;
alter table orders.return_refunds add column completes uuid;
alter table orders.return_refunds add constraint return_refunds_refunded
    check (refunded_minor between 0 and amount_minor) not valid;
