-- Files are taken back too when the bank took the money.
alter table download.grants drop constraint grants_revoked_reason_check;
alter table download.grants add constraint grants_revoked_reason_check
    check (revoked_reason in ('CANCELED', 'REFUNDED', 'DISPUTE_LOST', 'BY_STAFF'));
