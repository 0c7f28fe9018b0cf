create schema if not exists identity;

-- A sign-in that is under way at another issuer. One row, used once.
create table identity.sso_flows (
    id         uuid        primary key,
    provider   text        not null check (length(provider) between 1 and 50),
    audience   text        not null check (audience in ('STORE', 'ADMIN')),
    -- Of the secret that only the front end which began the flow knows.
    flow_hash  bytea       not null check (length(flow_hash) = 32),
    -- State, nonce and code verifier, sealed.
    sealed     bytea       not null,
    -- Who wants to link; absent where somebody signs in.
    account_id uuid        references identity.accounts (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint sso_flows_once unique (flow_hash)
);

create index sso_flows_expiry on identity.sso_flows (expires_at);
create index sso_flows_by_account on identity.sso_flows (account_id) where account_id is not null;

-- Whom an issuer vouches for. An e-mail address is no link: whoever holds it at the issuer need not hold it here.
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

-- Which issuer gave the role; absent where a person did. At each sign-in only the former change.
alter table identity.staff_roles add column sso_provider text check (length(sso_provider) between 1 and 50);
