-- The last day on which a session of a customer was used, written when the session is deleted. A customer without a row
-- was active when the account was created.
create table identity.account_activity (
    account_id uuid primary key references identity.accounts (id) on delete cascade,
    active_on  date not null
);

-- Sessions of earlier releases left no trace, so nobody counts as inactive since before the upgrade.
insert into identity.account_activity (account_id, active_on)
select id, current_date from identity.accounts where kind = 'CUSTOMER';
