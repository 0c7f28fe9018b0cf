-- What customers are asked to agree to.
create table customer.consent_purposes (
    id         uuid        primary key,
    code       text        not null unique check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    version    bigint      not null check (version > 0),
    name       text        not null check (length(name) between 1 and 100),
    active     boolean     not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

insert into customer.consent_purposes (id, code, version, name, active, created_at, updated_at) values
    (gen_random_uuid(), 'NEWSLETTER', 1, 'Newsletter', true, now(), now()),
    (gen_random_uuid(), 'REVIEW_INVITATION', 1, 'Invitations to review', true, now(), now()),
    (gen_random_uuid(), 'ANALYTICS', 1, 'Analytics', true, now(), now());

-- The texts that customers read before they agree. A text without a number is a draft; a published one never changes.
create table customer.consent_texts (
    id           uuid        primary key,
    purpose      text        not null references customer.consent_purposes (code),
    locale       text        not null check (length(locale) between 2 and 35),
    number       integer     check (number > 0),
    version      bigint      not null check (version > 0),
    body         text        not null check (length(body) between 1 and 4000),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    published_at timestamptz,
    published_by text        check (length(published_by) <= 100),
    check ((number is null) = (published_at is null)),
    check ((number is null) = (published_by is null)),
    unique (purpose, locale, number)
);
create index consent_texts_listed on customer.consent_texts (created_at desc, id desc);

create function customer.refuse_consent_text_change() returns trigger language plpgsql as $$
begin
    raise exception 'a published text of a consent never changes' using errcode = 'check_violation';
end $$;
create trigger consent_texts_are_immutable before update or delete on customer.consent_texts
    for each row when (old.number is not null) execute function customer.refuse_consent_text_change();

-- Every consent that was given or withdrawn. The last record of a purpose is the current state.
create table customer.consent_records (
    id          uuid        primary key,
    customer_id uuid        not null,
    purpose     text        not null references customer.consent_purposes (code),
    given       boolean     not null,
    -- What the customer has read; a withdrawal needs no text.
    text_id     uuid        references customer.consent_texts (id),
    source      text        not null check (source in ('ACCOUNT', 'CHECKOUT', 'STAFF', 'IMPORT')),
    recorded_by text        not null check (length(recorded_by) <= 100),
    recorded_at timestamptz not null,
    -- Keyed hash of the address at that time: it finds the proof when the account no longer exists.
    address_key bytea       not null check (octet_length(address_key) = 32),
    ip          text        check (length(ip) <= 45),
    user_agent  text        check (length(user_agent) <= 300),
    note        text        check (length(note) <= 500),
    check (not given or text_id is not null)
);
create index consent_records_of_customer on customer.consent_records (customer_id, purpose, recorded_at desc, id desc);
create index consent_records_age on customer.consent_records (recorded_at, id);
