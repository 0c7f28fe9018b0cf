create schema if not exists customer;

-- The id is that of the account, whose e-mail address and status belong to identity.
create table customer.profiles (
    id          uuid        primary key,
    version     bigint      not null,
    first_name  text        not null check (length(first_name) <= 100),
    last_name   text        not null check (length(last_name) <= 100),
    locale      text        not null check (length(locale) between 2 and 35),
    -- The id of the customer in another system, such as an ERP.
    external_id text        constraint profiles_external_id unique check (length(external_id) between 1 and 100),
    -- The VAT number of the customer's company; new carts of the customer begin with it.
    vat_number  text        check (char_length(vat_number) between 4 and 24),
    tags        text[]      not null default '{}' check (cardinality(tags) <= 50),
    -- A customer whose records were moved to another one. The account stays disabled, and its e-mail address stays
    -- reserved.
    merged_into uuid        references customer.profiles (id) on delete set null,
    merged_at   timestamptz,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint profiles_merged_into_another check (merged_into <> id)
);

create index profiles_by_creation on customer.profiles (created_at, id);
-- Customers are found by full name, in either order.
create index profiles_by_name on customer.profiles (lower(last_name) text_pattern_ops, id);
create index profiles_by_first_name on customer.profiles (lower(first_name) text_pattern_ops, id);
create index profiles_by_tag on customer.profiles using gin (tags);
create index profiles_merged on customer.profiles (merged_into) where merged_into is not null;
create index profiles_vat_number on customer.profiles (vat_number) where vat_number is not null;

create table customer.addresses (
    id          uuid        primary key,
    version     bigint      not null,
    customer_id uuid        not null references customer.profiles (id) on delete cascade,
    first_name  text        not null check (length(first_name) between 1 and 100),
    -- People with one name have no last name.
    last_name   text        check (length(last_name) between 1 and 100),
    company     text        check (length(company) <= 100),
    line1       text        not null check (length(line1) between 1 and 200),
    line2       text        check (length(line2) <= 200),
    city        text        not null check (length(city) between 1 and 100),
    region      text        check (region ~ '^[A-Z0-9]{1,3}$'),
    postcode    text        check (length(postcode) <= 20),
    country     char(2)     not null check (country ~ '^[A-Z]{2}$'),
    phone       text        check (phone ~ '^\+[1-9][0-9]{5,14}$'),
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create index addresses_of_customer on customer.addresses (customer_id, created_at, id);
create index addresses_by_phone on customer.addresses (phone text_pattern_ops) where phone is not null;

-- Groups of customers that prices and promotions refer to.
create table customer.groups (
    id          uuid        primary key,
    version     bigint      not null,
    code        text        not null constraint groups_code unique
                            check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 50),
    name        text        not null check (length(name) between 1 and 100),
    description text        not null check (length(description) <= 500),
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create index groups_by_name on customer.groups (name, id);
create index groups_by_creation on customer.groups (created_at, id);

create table customer.group_members (
    group_id    uuid        not null references customer.groups (id) on delete cascade,
    customer_id uuid        not null references customer.profiles (id) on delete cascade,
    added_at    timestamptz not null,
    primary key (customer_id, group_id)
);

create index group_members_list on customer.group_members (group_id, added_at, customer_id);

-- What staff write about a customer, for staff only.
create table customer.notes (
    id          uuid        primary key,
    customer_id uuid        not null references customer.profiles (id) on delete cascade,
    body        text        not null check (length(body) between 1 and 2000),
    author      text        not null check (length(author) <= 200),
    created_at  timestamptz not null
);

create index notes_of_customer on customer.notes (customer_id, created_at, id);

-- Registrations that were not processed yet. Sealed, and deleted afterwards: the request does not check whether there is
-- an account. The id is that of the future account.
create table customer.registrations (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index registrations_age on customer.registrations (created_at);

-- Customers who requested erasure, and when.
create table customer.erasure_requests (
    customer_id  uuid        primary key references customer.profiles (id) on delete cascade,
    requested_at timestamptz not null,
    -- Whether the account was active then: a rejection does not enable one that was disabled before.
    was_active   boolean     not null default true
);

create index erasure_requests_age on customer.erasure_requests (requested_at);

-- What customers can agree to.
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

-- The texts that customers read before they agree. A text without a number is a draft; a published one that counts never changes.
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
    -- From when on a published text counts, by the clock of the database; absent for texts that counted at once.
    effective_at timestamptz,
    unique (purpose, locale, number),
    check ((number is null) = (published_at is null)),
    check ((number is null) = (published_by is null))
);

create index consent_texts_listed on customer.consent_texts (created_at desc, id desc);

-- The publication of a text that does not count yet can be canceled: then it is a draft again. The minute covers
-- transactions that are under way when the text takes effect.
create function customer.refuse_consent_text_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.effective_at > clock_timestamp() + interval '1 minute' and new.number is null
                and new.effective_at is null and (new.id, new.purpose, new.locale, new.body, new.created_at)
                    = (old.id, old.purpose, old.locale, old.body, old.created_at) then
            return new;
        end if;
    end if;
    raise exception 'a published text of a consent never changes' using errcode = 'check_violation';
end $$;

create trigger consent_texts_are_immutable before update or delete on customer.consent_texts
    for each row when (old.number is not null) execute function customer.refuse_consent_text_change();

-- Every consent that was given or withdrawn. The last record of a purpose is the current state.
create table customer.consent_records (
    id          uuid        primary key,
    -- Absent for guests: the owner of an address gives and withdraws consents with links of mails.
    customer_id uuid,
    -- Keyed hash of the address at that time: it finds the consents of guests, and the proof when an account no longer
    -- exists.
    address_key bytea       not null check (octet_length(address_key) = 32),
    purpose     text        not null references customer.consent_purposes (code),
    given       boolean     not null,
    -- What the customer has read; a withdrawal needs no text.
    text_id     uuid        references customer.consent_texts (id),
    source      text        not null check (source in ('ACCOUNT', 'CHECKOUT', 'EMAIL', 'STAFF', 'IMPORT')),
    recorded_by text        not null check (length(recorded_by) <= 100),
    recorded_at timestamptz not null,
    ip          text        check (length(ip) <= 45),
    user_agent  text        check (length(user_agent) <= 300),
    note        text        check (length(note) <= 500),
    check (not given or text_id is not null)
);

create index consent_records_of_customer on customer.consent_records (customer_id, purpose, recorded_at desc, id desc);
create index consent_records_of_address
    on customer.consent_records (address_key, purpose, recorded_at desc, id desc) where customer_id is null;
create index consent_records_age on customer.consent_records (recorded_at, id);
