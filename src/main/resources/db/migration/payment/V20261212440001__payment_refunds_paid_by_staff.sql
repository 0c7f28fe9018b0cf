-- Whether staff paid the buyer themselves, so that the provider knows nothing of the refund.
alter table payment.refunds add column paid_by_staff boolean not null default false;
