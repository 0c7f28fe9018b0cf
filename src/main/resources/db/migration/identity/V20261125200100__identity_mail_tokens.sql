-- Unverified: the owner of the address has not shown yet that it is theirs; nobody signs in until then.
alter table identity.accounts
    add column unverified          boolean not null default false,
    add column locale              text check (length(locale) between 2 and 35),
    add column password_changed_at timestamptz;

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

-- Mails that were asked for by somebody who may be anybody; answered after the response, so that its time tells
-- nothing. Sealed, and gone once answered.
create table identity.mail_requests (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index mail_requests_age on identity.mail_requests (created_at);

-- Mails on their way. Sealed, because they carry the secrets of links; gone once sent.
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
