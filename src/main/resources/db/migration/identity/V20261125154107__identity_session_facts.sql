-- What a session knows about how, whence and when somebody proved who they are.
alter table identity.sessions
    -- When a factor was last proven in this session; steps that need a fresh proof look at it.
    add column auth_time  timestamptz not null default now(),
    add column factors    text[]      not null default '{}',
    add column user_agent text        check (length(user_agent) <= 300),
    add column ip         text        check (length(ip) <= 45),
    add constraint sessions_factors check (
        factors <@ array['PASSWORD', 'TOTP', 'RECOVERY_CODE', 'PASSKEY', 'SSO']::text[]);

alter table identity.sessions drop constraint sessions_revoke_reason_check;
alter table identity.sessions
    add constraint sessions_revoke_reason check (
        revoke_reason in ('LOGOUT', 'REUSE', 'PASSWORD', 'DISABLED', 'FACTORS', 'ENDED_BY_STAFF'));

-- The purge looks for what ended long ago.
create index sessions_ended on identity.sessions (revoked_at) where revoked_at is not null;
