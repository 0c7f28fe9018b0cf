-- Value that the shop itself holds for buyers, such as gift cards, has entries without a payment.
alter table payment.ledger_entries add column holder text;
alter table payment.ledger_entries alter column payment_id drop not null;
alter table payment.ledger_entries drop constraint ledger_entries_account_check;
alter table payment.ledger_entries add constraint ledger_entries_account check (account in
    ('RECEIVABLE', 'PROVIDER_CLEARING', 'SALES', 'REFUNDS', 'REFUNDS_PAYABLE', 'DISPUTES',
     'GIFT_CARDS', 'STORE_CREDIT', 'VALUE_GRANTED', 'BREAKAGE')) not valid;
alter table payment.ledger_entries add constraint ledger_entries_owner
    check ((payment_id is null) <> (holder is null)) not valid;
