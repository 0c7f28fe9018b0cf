-- Money that arrived outside of any provider beyond the amount and was not refunded; it belongs to the buyer.
alter table payment.payments add column overpaid_minor bigint not null default 0;
alter table payment.payments add constraint payments_overpaid check (overpaid_minor >= 0) not valid;

alter table payment.ledger_entries drop constraint ledger_entries_account;
alter table payment.ledger_entries add constraint ledger_entries_account check (account in (
    'RECEIVABLE', 'PROVIDER_CLEARING', 'SALES', 'REFUNDS', 'REFUNDS_PAYABLE', 'DISPUTES', 'WRITE_OFFS', 'OVERPAYMENTS',
    'GIFT_CARDS', 'STORE_CREDIT', 'VALUE_GRANTED', 'BREAKAGE')) not valid;
