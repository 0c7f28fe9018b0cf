create schema if not exists identity;

-- A sign-in of a member of staff at another program through this installation: the authorization code, and the
-- token that it was exchanged for. Neither can be read from here.
create table identity.oauth_grants (
    id               uuid        primary key,
    client_id        text        not null check (length(client_id) between 1 and 100),
    -- Where the member signed in here. When it ends, nothing is left of the grant.
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
