-- How often in a row the password of an account was given wrong, through one door: by strangers (''), from a source
-- that the account is known at, or in a session. The key is a keyed hash, also of addresses without an account.
create table identity.login_failures (
    account   bytea       not null check (length(account) = 32),
    door      text        not null check (length(door) <= 64),
    failures  int         not null check (failures > 0),
    failed_at timestamptz not null,
    open_at   timestamptz not null,
    primary key (account, door)
);

create index login_failures_age on identity.login_failures (failed_at);

-- Whether somebody signed in from a source before.
create index sessions_by_source on identity.sessions (account_id, ip)
    where revoke_reason is null or revoke_reason = 'LOGOUT';
