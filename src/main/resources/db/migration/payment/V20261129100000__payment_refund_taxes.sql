-- The net amounts and taxes of a refund, item by item; absent in refunds of earlier releases.
alter table payment.refunds add column taxes jsonb check (jsonb_typeof(taxes) = 'array');
