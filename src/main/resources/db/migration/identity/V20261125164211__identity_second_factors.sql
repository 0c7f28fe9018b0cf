-- Second factors of members of staff.

-- The secret that an authenticator app shares with us, sealed with the secret of the installation. A new one lies
-- beside the old one until a code shows that the app has it.
create table identity.totp (
    staff_id      uuid        primary key references identity.accounts (id) on delete cascade,
    secret        bytea,
    confirmed_at  timestamptz,
    -- The time step of the last code that was accepted: a code counts once.
    last_step     bigint,
    failures      integer     not null check (failures >= 0),
    failed_at     timestamptz,
    pending       bytea,
    pending_until timestamptz,
    created_at    timestamptz not null,
    constraint totp_confirmed check ((secret is null) = (confirmed_at is null)),
    constraint totp_pending check ((pending is null) = (pending_until is null)),
    constraint totp_something check (secret is not null or pending is not null)
);

-- Codes for the day on which the phone is gone, as keyed hashes.
create table identity.recovery_codes (
    staff_id   uuid        not null references identity.accounts (id) on delete cascade,
    code_hash  bytea       not null check (length(code_hash) = 32),
    used_at    timestamptz,
    created_at timestamptz not null,
    primary key (staff_id, code_hash)
);

-- Sign-ins whose password was right and whose second factor is awaited.
create table identity.mfa_tickets (
    token_hash    bytea       primary key check (length(token_hash) = 32),
    staff_id      uuid        not null references identity.accounts (id) on delete cascade,
    authz_version bigint      not null,
    attempts      integer     not null check (attempts between 0 and 5),
    created_at    timestamptz not null,
    expires_at    timestamptz not null check (expires_at > created_at)
);

create index mfa_tickets_expiry on identity.mfa_tickets (expires_at);
create index mfa_tickets_by_staff on identity.mfa_tickets (staff_id);
