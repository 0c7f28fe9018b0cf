alter table payment.ledger_entries validate constraint ledger_entries_account;
alter table payment.ledger_entries validate constraint ledger_entries_owner;
