-- Passkeys (WebAuthn) of customers and staff: public keys, nothing secret.
create table identity.passkeys (
    id                      uuid        primary key,
    account_id              uuid        not null references identity.accounts (id) on delete cascade,
    name                    text        not null check (length(name) between 1 and 100),
    credential_id           bytea       not null check (length(credential_id) between 1 and 1023),
    public_key              bytea       not null,
    signature_count         bigint      not null check (signature_count >= 0),
    uv_initialized          boolean     not null,
    backup_eligible         boolean     not null,
    backed_up               boolean     not null,
    transports              text[]      not null,
    attestation             bytea       not null,
    attestation_client_data bytea       not null,
    created_at              timestamptz not null,
    last_used_at            timestamptz,
    constraint passkeys_credential_unique unique (credential_id)
);

create index passkeys_by_account on identity.passkeys (account_id, created_at);

-- What was asked of an authenticator: good once, for five minutes.
create table identity.passkey_challenges (
    challenge  bytea       primary key check (length(challenge) = 32),
    purpose    text        not null check (purpose in ('REGISTER', 'SIGN_IN')),
    -- Whose new passkey it is for; a sign-in does not know yet who comes.
    account_id uuid        references identity.accounts (id) on delete cascade,
    expires_at timestamptz not null,
    constraint passkey_challenges_owner check ((purpose = 'REGISTER') = (account_id is not null))
);

create index passkey_challenges_expiry on identity.passkey_challenges (expires_at);
create index passkey_challenges_by_account on identity.passkey_challenges (account_id) where account_id is not null;
