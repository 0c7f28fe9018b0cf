create schema if not exists identity;

-- Who can sign in. A customer and a member of staff may have the same address: they are two accounts.
create table identity.accounts (
    id            uuid        primary key,
    version       bigint      not null,
    kind          text        not null check (kind in ('CUSTOMER', 'STAFF')),
    email         text        not null check (length(email) between 3 and 254),
    email_key     text        not null check (email_key = lower(email_key)),
    name          text        not null check (length(name) <= 200),
    password_hash text        check (password_hash like '$argon2id$%'),
    status        text        not null check (status in ('ACTIVE', 'DISABLED')),
    -- Counts up when everything issued before must die; access tokens carry it.
    authz_version bigint      not null check (authz_version > 0),
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint accounts_email_unique unique (kind, email_key)
);

create index accounts_staff_list on identity.accounts (created_at, id) where kind = 'STAFF';

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

create table identity.staff_roles (
    staff_id uuid not null references identity.accounts (id) on delete cascade,
    role_id  uuid not null,
    primary key (staff_id, role_id),
    constraint staff_roles_role foreign key (role_id) references identity.roles (id)
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
    created_at    timestamptz not null,
    expires_at    timestamptz not null check (expires_at > created_at),
    revoked_at    timestamptz,
    revoke_reason text        check (revoke_reason in ('LOGOUT', 'REUSE', 'PASSWORD', 'DISABLED')),
    constraint sessions_revoked_why check ((revoked_at is null) = (revoke_reason is null))
);

create index sessions_by_account on identity.sessions (account_id) where revoked_at is null;
create index sessions_expiry on identity.sessions (expires_at);

-- Private keys are sealed with the secret of the installation; all replicas read the same ones.
create table identity.signing_keys (
    kid        text        primary key,
    state      text        not null check (state in ('NEXT', 'CURRENT', 'RETIRED')),
    sealed_jwk bytea       not null,
    created_at timestamptz not null
);

create unique index signing_keys_one_current on identity.signing_keys (state) where state = 'CURRENT';

insert into identity.roles (id, version, name, description, owner, permissions, created_at, updated_at) values
    ('01940000-0000-7000-8000-000000000001', 1, 'Owner', 'Everything, now and in later releases.', true, '{}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000002', 1, 'Catalog manager', 'Products, prices and stock.', false,
        '{catalog:read,catalog:write,pricing:read,pricing:write,inventory:read,inventory:write,tax:read,shipping:read}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000003', 1, 'Order clerk', 'Orders from payment to refund.', false,
        '{orders:read,orders:write,orders:cancel,fulfillments:read,payments:read,payments:write,payments:capture,payments:refund,customers:read,customers:write,catalog:read,inventory:read}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000004', 1, 'Warehouse', 'Packing, shipping and counting.', false,
        '{orders:read,fulfillments:read,fulfillments:write,inventory:read,inventory:write,catalog:read}',
        now(), now()),
    ('01940000-0000-7000-8000-000000000005', 1, 'Support', 'Sees orders and customers, changes nothing.', false,
        '{orders:read,fulfillments:read,payments:read,customers:read,catalog:read,inventory:read,shipping:read}',
        now(), now());
