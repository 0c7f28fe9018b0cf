alter table payment.payments validate constraint payments_overpaid;
alter table payment.ledger_entries validate constraint ledger_entries_account;
