-- Value that a refund of another payment provides, and that payment's root: the one that a provider holds.
alter table payment.payments add column source_id uuid;
alter table payment.payments add column source_refund_id uuid;
alter table payment.payments add constraint payments_source
    check ((source_id is null) = (source_refund_id is null)) not valid;

-- Whether the money was not paid out but pays another purchase.
alter table payment.refunds add column transferred boolean not null default false;

comment on column payment.payments.source_id is 'payment whose provider holds the money, for method exchange-credit';
