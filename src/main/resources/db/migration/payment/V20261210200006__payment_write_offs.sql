-- Part of the released amount that the shop has lost: staff have written it off.
alter table payment.payments add column written_off_minor bigint not null default 0;
alter table payment.payments add constraint payments_written_off
    check (written_off_minor between 0 and amount_minor - captured_minor) not valid;

alter table payment.ledger_entries drop constraint ledger_entries_account;
alter table payment.ledger_entries add constraint ledger_entries_account check (account in (
    'RECEIVABLE', 'PROVIDER_CLEARING', 'SALES', 'REFUNDS', 'REFUNDS_PAYABLE', 'DISPUTES', 'WRITE_OFFS',
    'GIFT_CARDS', 'STORE_CREDIT', 'VALUE_GRANTED', 'BREAKAGE')) not valid;
