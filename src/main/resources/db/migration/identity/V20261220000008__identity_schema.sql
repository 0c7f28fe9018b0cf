create schema if not exists identity;

-- Everybody who can sign in. A customer and a member of staff may have the same address: they are two accounts.
create table identity.accounts (
    id                  uuid        primary key,
    version             bigint      not null,
    kind                text        not null check (kind in ('CUSTOMER', 'STAFF')),
    email               text        not null check (length(email) between 3 and 254),
    email_key           text        not null check (email_key = lower(email_key)),
    -- The owner of the address has not shown yet that it is theirs; nobody signs in until then.
    unverified          boolean     not null default false,
    email_assigned      boolean     not null default false,
    name                text        not null check (length(name) <= 200),
    locale              text        check (length(locale) between 2 and 35),
    password_hash       text        check (password_hash like '$argon2id$%'),
    password_changed_at timestamptz,
    status              text        not null check (status in ('ACTIVE', 'DISABLED')),
    -- Counts up when everything issued before must become invalid; access tokens carry it.
    authz_version       bigint      not null check (authz_version > 0),
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    constraint accounts_email_unique unique (kind, email_key)
);

comment on column identity.accounts.email_assigned is
    'staff or an import set the current address of this customer, and its owner has not proven to read it';

create index accounts_staff_list on identity.accounts (created_at, id) where kind = 'STAFF';
-- Staff find customers by the beginning of the e-mail address.
create index accounts_customers_by_email on identity.accounts (email_key text_pattern_ops) where kind = 'CUSTOMER';

-- The last day on which a session of a customer was used, written when the session is deleted. A customer without a row
-- was active when the account was created.
create table identity.account_activity (
    account_id uuid primary key references identity.accounts (id) on delete cascade,
    active_on  date not null
);

create table identity.roles (
    id          uuid        primary key,
    version     bigint      not null,
    name        text        not null check (length(name) between 1 and 100),
    description text        not null check (length(description) <= 500),
    -- The owner's role has every permission, also those that later releases add.
    owner       boolean     not null,
    permissions text[]      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint roles_name_unique unique (name)
);

create unique index roles_one_owner on identity.roles (owner) where owner;

-- The roles that every shop starts with.
insert into identity.roles (id, version, name, description, owner, permissions, created_at, updated_at) values
    ('01940000-0000-7000-8000-000000000001', 1, 'Owner', 'Everything, now and in later releases.', true, '{}', now(), now()),
    ('01940000-0000-7000-8000-000000000002', 1, 'Catalog manager', 'Products, prices and stock.', false,
        '{catalog:read,catalog:write,channels:read,inventory:read,inventory:write,media:read,media:write,pricing:read,
          pricing:write,promotions:read,promotions:write,reviews:read,reviews:write,search:read,search:write,shipping:read,
          tax:read}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000003', 1, 'Order clerk', 'Orders from payment to refund.', false,
        '{carts:read,catalog:read,claims:write,customers:read,customers:write,documents:read,documents:write,
          fulfillments:read,gift-cards:read,inventory:read,mails:read,mails:write,media:read,newsletter:read,
          newsletter:write,orders:cancel,orders:read,orders:write,payments:capture,payments:read,payments:refund,
          payments:write,returns:read,returns:write,shipping:read,store-credit:read}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000004', 1, 'Warehouse', 'Packing, shipping and counting.', false,
        '{catalog:read,fulfillments:read,fulfillments:write,inventory:read,inventory:write,media:read,orders:read,
          returns:read,returns:write}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000005', 1, 'Support', 'Sees orders and customers, changes nothing.', false,
        '{carts:read,catalog:read,customers:read,documents:read,fulfillments:read,gift-cards:read,inventory:read,
          mails:read,media:read,orders:read,payments:read,promotions:read,returns:read,reviews:read,shipping:read,
          store-credit:read}',
        now(), now());

create table identity.staff_roles (
    staff_id     uuid not null references identity.accounts (id) on delete cascade,
    role_id      uuid not null constraint staff_roles_role references identity.roles (id),
    -- The issuer that gave the role; absent if a person did. A sign-in changes only roles of the issuer.
    sso_provider text check (length(sso_provider) between 1 and 50),
    primary key (staff_id, role_id)
);

create index staff_roles_by_role on identity.staff_roles (role_id);

-- One row is one sign-in: the family of its refresh tokens, of which only the hashes of the last two are known.
create table identity.sessions (
    id            uuid        primary key,
    account_id    uuid        not null references identity.accounts (id) on delete cascade,
    audience      text        not null check (audience in ('STORE', 'ADMIN')),
    counter       bigint      not null check (counter >= 0),
    token_hash    bytea       not null check (length(token_hash) = 32),
    spent_hash    bytea       check (length(spent_hash) = 32),
    rotated_at    timestamptz not null,
    -- When a factor was last proven in this session; steps that need a recent confirmation check it.
    auth_time     timestamptz not null default now(),
    factors       text[]      not null default '{}',
    user_agent    text        check (length(user_agent) <= 300),
    ip            text        check (length(ip) <= 45),
    created_at    timestamptz not null,
    expires_at    timestamptz not null check (expires_at > created_at),
    revoked_at    timestamptz,
    revoke_reason text,
    constraint sessions_revoked_why check ((revoked_at is null) = (revoke_reason is null)),
    constraint sessions_factors check (
        factors <@ array['PASSWORD', 'TOTP', 'RECOVERY_CODE', 'PASSKEY', 'SSO']::text[]),
    constraint sessions_revoke_reason check (
        revoke_reason in ('LOGOUT', 'REUSE', 'PASSWORD', 'DISABLED', 'FACTORS', 'ENDED_BY_STAFF'))
) with (autovacuum_vacuum_scale_factor = 0.02); -- reasons are in docs/scaling.md

create index sessions_by_account on identity.sessions (account_id) where revoked_at is null;
create index sessions_expiry on identity.sessions (expires_at);
-- The purge looks for what ended long ago.
create index sessions_ended on identity.sessions (revoked_at) where revoked_at is not null;
-- Whether somebody signed in from a source before.
create index sessions_by_source on identity.sessions (account_id, ip)
    where revoke_reason is null or revoke_reason = 'LOGOUT';

-- Private keys are sealed with the secret of the installation; all replicas read the same ones.
create table identity.signing_keys (
    kid        text        primary key,
    id         uuid        not null,
    state      text        not null constraint signing_keys_state_known
                           check (state in ('NEXT', 'CURRENT', 'RETIRED', 'WITHDRAWN')),
    -- Since when the key is in its state: published, signing, or no longer signing.
    since      timestamptz not null,
    sealed_jwk bytea       not null,
    created_at timestamptz not null
);

create unique index signing_keys_id on identity.signing_keys (id);
create unique index signing_keys_one_current on identity.signing_keys (state) where state = 'CURRENT';
create unique index signing_keys_one_next on identity.signing_keys (state) where state = 'NEXT';

-- The keys of programs. A secret key belongs to the shop, not to the person who created it; a publishable one is no secret.
create table identity.api_keys (
    id              uuid        primary key,
    version         bigint      not null,
    kind            text        not null check (kind in ('SECRET', 'PUBLISHABLE')),
    name            text        not null check (length(name) between 1 and 100),
    permissions     text[]      not null check (cardinality(permissions) <= 200),
    channel         text        check (length(channel) between 1 and 64),
    allowed_ips     text[]      not null check (cardinality(allowed_ips) <= 50),
    publishable_key text        check (publishable_key like 'pk\_%'),
    -- Counts up when the tokens that were issued for the key must become invalid; access tokens carry it.
    authz_version   bigint      not null check (authz_version > 0),
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    created_by      text        not null check (length(created_by) <= 64),
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint api_keys_publishable_is_public check ((kind = 'PUBLISHABLE') = (publishable_key is not null)),
    constraint api_keys_publishable_allows_nothing check (kind = 'SECRET' or cardinality(permissions) = 0),
    constraint api_keys_channel_is_for_the_store check (kind = 'PUBLISHABLE' or channel is null)
);

create unique index api_keys_publishable on identity.api_keys (publishable_key);
create index api_keys_list on identity.api_keys (created_at, id);

-- The secrets of a key: the newest does not expire, older ones expire when the overlap of a rotation ends.
create table identity.api_key_secrets (
    hash       bytea       primary key check (length(hash) = 32),
    key_id     uuid        not null references identity.api_keys (id) on delete cascade,
    hint       text        not null check (length(hint) <= 16),
    created_at timestamptz not null,
    expires_at timestamptz
);

create unique index api_key_secrets_newest on identity.api_key_secrets (key_id) where expires_at is null;
create index api_key_secrets_by_key on identity.api_key_secrets (key_id);

-- A sign-in that is under way at another issuer. One row, used once.
create table identity.sso_flows (
    id         uuid        primary key,
    provider   text        not null check (length(provider) between 1 and 50),
    audience   text        not null check (audience in ('STORE', 'ADMIN')),
    -- Of the secret that only the front end knows that began the flow.
    flow_hash  bytea       not null check (length(flow_hash) = 32),
    -- State, nonce and code verifier, sealed.
    sealed     bytea       not null,
    -- The account to link; absent for a sign-in.
    account_id uuid        references identity.accounts (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint sso_flows_once unique (flow_hash)
);

create index sso_flows_expiry on identity.sso_flows (expires_at);
create index sso_flows_by_account on identity.sso_flows (account_id) where account_id is not null;

-- Accounts that an issuer confirms. An e-mail address is no link: its owner at the issuer need not be its owner here.
create table identity.sso_links (
    id           uuid        primary key,
    account_id   uuid        not null references identity.accounts (id) on delete cascade,
    kind         text        not null check (kind in ('CUSTOMER', 'STAFF')),
    provider     text        not null check (length(provider) between 1 and 50),
    issuer       text        not null check (length(issuer) between 1 and 500),
    subject      text        not null check (length(subject) between 1 and 255),
    created_at   timestamptz not null,
    last_used_at timestamptz,
    constraint sso_links_one_account unique (issuer, subject, kind),
    constraint sso_links_one_subject unique (account_id, issuer)
);

-- Second factors of members of staff: the secret that an authenticator app shares with the shop, sealed with the secret
-- of the installation. A new one is stored beside the old one until a code shows that the app has it.
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

-- Codes for staff who have lost their phone, as keyed hashes.
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

-- Challenges for authenticators: single use, valid for five minutes.
create table identity.passkey_challenges (
    challenge  bytea       primary key check (length(challenge) = 32),
    purpose    text        not null check (purpose in ('REGISTER', 'SIGN_IN')),
    -- The account that gets the new passkey; a sign-in does not know its account yet.
    account_id uuid        references identity.accounts (id) on delete cascade,
    expires_at timestamptz not null,
    constraint passkey_challenges_owner check ((purpose = 'REGISTER') = (account_id is not null))
);

create index passkey_challenges_expiry on identity.passkey_challenges (expires_at);
create index passkey_challenges_by_account on identity.passkey_challenges (account_id) where account_id is not null;

-- Persons who were invited to become staff. The secret of the link is stored with the tokens of mails, as a hash.
create table identity.staff_invitations (
    id          uuid        primary key,
    email       text        not null check (length(email) between 3 and 254),
    email_key   text        not null check (email_key = lower(email_key)),
    roles       uuid[]      not null,
    invited_by  uuid        not null references identity.accounts (id) on delete cascade,
    created_at  timestamptz not null,
    expires_at  timestamptz not null check (expires_at > created_at),
    accepted_at timestamptz,
    -- The account that came of it.
    staff_id    uuid        references identity.accounts (id) on delete set null,
    constraint staff_invitations_accepted check (staff_id is null or accepted_at is not null)
);

create index staff_invitations_list on identity.staff_invitations (created_at, id);
create unique index staff_invitations_one_open on identity.staff_invitations (email_key) where accepted_at is null;
create index staff_invitations_by_inviter on identity.staff_invitations (invited_by);
create index staff_invitations_by_staff on identity.staff_invitations (staff_id) where staff_id is not null;

-- One-time tokens that go out by mail: of each purpose and owner the newest only, as a hash.
create table identity.mail_tokens (
    purpose    text        not null check (length(purpose) between 1 and 40),
    owner      uuid        not null,
    token_hash bytea       not null check (length(token_hash) = 32),
    -- What the token is about beyond its owner, such as the new address of an account.
    data       text        check (length(data) <= 1000),
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    spent_at   timestamptz,
    primary key (purpose, owner),
    constraint mail_tokens_hash_unique unique (token_hash)
);

create index mail_tokens_expiry on identity.mail_tokens (expires_at);

-- Mails that an unknown caller requested; processed after the response, so that its time reveals nothing. Sealed, and
-- deleted once processed.
create table identity.mail_requests (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index mail_requests_age on identity.mail_requests (created_at);

-- Mails on their way. Sealed, because they carry the secrets of links; deleted once sent.
create table identity.mails (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index mails_age on identity.mails (created_at);

-- How many mails of a kind an address got in the running hour. The key is a keyed hash: no personal data.
create table identity.mail_quotas (
    key        bytea       primary key check (length(key) = 32),
    started_at timestamptz not null,
    sent       int         not null check (sent > 0)
);

create index mail_quotas_age on identity.mail_quotas (started_at);

-- A sign-in of a member of staff at another program through this installation: the authorization code, and the
-- token that it was exchanged for. Neither can be read from here.
create table identity.oauth_grants (
    id               uuid        primary key,
    client_id        text        not null check (length(client_id) between 1 and 100),
    -- The session in which the member signed in here. When it ends, the grant is deleted.
    session_id       uuid        not null references identity.sessions (id) on delete cascade,
    redirect_uri     text        not null check (length(redirect_uri) between 1 and 2000),
    scopes           text[]      not null,
    nonce            text,
    code_challenge   text        not null check (length(code_challenge) between 1 and 128),
    code_hash        bytea       not null check (length(code_hash) = 32),
    code_expires_at  timestamptz not null,
    code_used_at     timestamptz,
    token_hash       bytea       check (length(token_hash) = 32),
    token_expires_at timestamptz,
    created_at       timestamptz not null,
    constraint oauth_grants_code unique (code_hash),
    constraint oauth_grants_token unique (token_hash),
    constraint oauth_grants_token_expires check ((token_hash is null) = (token_expires_at is null)),
    constraint oauth_grants_token_after_code check (token_hash is null or code_used_at is not null)
);

create index oauth_grants_by_session on identity.oauth_grants (session_id);
create index oauth_grants_expiry on identity.oauth_grants (code_expires_at);

-- How often in a row a wrong password was entered for an account, through one door: by strangers (''), from a source
-- that the account has used, or in a session. The key is a keyed hash, also of addresses without an account.
create table identity.login_failures (
    account   bytea       not null check (length(account) = 32),
    door      text        not null check (length(door) <= 64),
    failures  int         not null check (failures > 0),
    failed_at timestamptz not null,
    open_at   timestamptz not null,
    primary key (account, door)
);

create index login_failures_age on identity.login_failures (failed_at);
