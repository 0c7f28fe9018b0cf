-- What a tax service answered about a cart; short-lived. The answer counts for exactly what has the fingerprint.
create table tax.quotes (
    reference          uuid        primary key,
    fingerprint        bytea       not null check (length(fingerprint) = 32),
    outcome            text        not null check (outcome in ('PROVIDER', 'FALLBACK', 'REFUSED')),
    provider_reference text        check (char_length(provider_reference) <= 200),
    lines              jsonb       not null,
    quoted_at          timestamptz not null,
    valid_until        timestamptz not null
);

create index quotes_ended on tax.quotes (valid_until);
