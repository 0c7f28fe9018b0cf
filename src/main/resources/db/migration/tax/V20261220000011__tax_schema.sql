create schema if not exists tax;

-- Places in an order in which postcodes of a country lie together: ranges of it never overlap in one zone or level.
create type tax.text_range as range (subtype = text, collation = "C");

create table tax.categories (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null check (char_length(name) between 1 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table tax.zones (
    id                 uuid        primary key,
    version            bigint      not null,
    name               text        not null unique check (char_length(name) between 1 and 100),
    -- The zone of destinations in no area.
    is_default         boolean     not null default false,
    -- Goods are exported there without tax.
    is_export          boolean     not null default false,
    prices_include_tax boolean     not null,
    rounding           text        not null default 'LINE' check (rounding in ('LINE', 'DOCUMENT')),
    rounding_mode      text        not null default 'HALF_UP' check (rounding_mode in ('HALF_UP', 'HALF_EVEN')),
    rounding_target    text        not null default 'NET' check (rounding_target in ('NET', 'TAX')),
    shipping_tax       text        not null default 'CATEGORY'
        check (shipping_tax in ('CATEGORY', 'PROPORTIONAL', 'HIGHEST_RATE')),
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);

create unique index zones_default on tax.zones (is_default) where is_default;

-- A place belongs to one zone: which rules apply is never a matter of chance. Region '' is the whole country. Postcodes
-- are without spaces and hyphens; the empty text is absent. An area ends with the last postcode that begins with
-- `postcode_to`.
create table tax.zone_areas (
    zone_id       uuid           not null references tax.zones on delete cascade,
    country       char(2)        not null check (country ~ '^[A-Z]{2}$'),
    region        text           not null default '' check (region ~ '^[A-Z0-9]{0,3}$'),
    postcode_from text           not null default '' check (postcode_from ~ '^[A-Z0-9]{0,12}$'),
    postcode_to   text           not null default '' check (postcode_to ~ '^[A-Z0-9]{0,12}$'),
    place         tax.text_range not null generated always as (
        case
            when postcode_from <> '' then tax.text_range(
                'P/' || country || '/' || postcode_from, 'P/' || country || '/' || postcode_to || '~', '[]')
            when region <> '' then tax.text_range('R/' || country || '/' || region, 'R/' || country || '/' || region, '[]')
            else tax.text_range('C/' || country, 'C/' || country, '[]')
        end) stored,
    primary key (country, region, postcode_from),
    constraint zone_areas_postcodes check ((postcode_from = '') = (postcode_to = '')),
    constraint zone_areas_overlap exclude using gist (place with &&)
);

create index zone_areas_zone on tax.zone_areas (zone_id);

create table tax.jurisdictions (
    id         uuid        primary key,
    version    bigint      not null,
    name       text        not null unique check (char_length(name) between 1 and 100),
    level      text        not null check (level in ('COUNTRY', 'STATE', 'COUNTY', 'CITY', 'DISTRICT')),
    parent_id  uuid        references tax.jurisdictions,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index jurisdictions_parent on tax.jurisdictions (parent_id);

-- A place belongs to one jurisdiction of each level.
create table tax.jurisdiction_areas (
    jurisdiction_id uuid           not null references tax.jurisdictions on delete cascade,
    level           text           not null,
    country         char(2)        not null check (country ~ '^[A-Z]{2}$'),
    region          text           not null default '' check (region ~ '^[A-Z0-9]{0,3}$'),
    postcode_from   text           not null default '' check (postcode_from ~ '^[A-Z0-9]{0,12}$'),
    postcode_to     text           not null default '' check (postcode_to ~ '^[A-Z0-9]{0,12}$'),
    place           tax.text_range not null generated always as (
        case
            when postcode_from <> '' then tax.text_range(
                'P/' || country || '/' || postcode_from, 'P/' || country || '/' || postcode_to || '~', '[]')
            when region <> '' then tax.text_range('R/' || country || '/' || region, 'R/' || country || '/' || region, '[]')
            else tax.text_range('C/' || country, 'C/' || country, '[]')
        end) stored,
    place_of_level  tax.text_range not null generated always as (
        case
            when postcode_from <> '' then tax.text_range(
                level || '/P/' || country || '/' || postcode_from,
                level || '/P/' || country || '/' || postcode_to || '~', '[]')
            when region <> '' then tax.text_range(
                level || '/R/' || country || '/' || region, level || '/R/' || country || '/' || region, '[]')
            else tax.text_range(level || '/C/' || country, level || '/C/' || country, '[]')
        end) stored,
    primary key (jurisdiction_id, country, region, postcode_from),
    constraint jurisdiction_areas_postcodes check ((postcode_from = '') = (postcode_to = '')),
    constraint jurisdiction_areas_overlap exclude using gist (place_of_level with &&)
);

create index jurisdiction_areas_place on tax.jurisdiction_areas using gist (place);
create index jurisdiction_areas_country on tax.jurisdiction_areas (country, region);

-- A tax of a category in a zone: of the whole zone, or of a jurisdiction in it. Its periods neither overlap nor leave
-- gaps.
create table tax.rates (
    id              uuid          primary key,
    version         bigint        not null,
    zone_id         uuid          not null references tax.zones,
    jurisdiction_id uuid          references tax.jurisdictions,
    category_id     uuid          not null references tax.categories,
    name            text          not null check (char_length(name) between 1 and 100),
    rate            numeric(7, 6) not null check (rate between 0 and 1),
    compound        boolean       not null default false,
    valid_from      timestamptz,
    valid_until     timestamptz,
    created_at      timestamptz   not null,
    updated_at      timestamptz   not null,
    constraint rates_period check (valid_from < valid_until),
    constraint rates_start unique nulls not distinct (zone_id, category_id, jurisdiction_id, valid_from)
);

create index rates_category on tax.rates (category_id);
create index rates_created on tax.rates (created_at, id);
create index rates_levied on tax.rates (zone_id, jurisdiction_id);
create index rates_jurisdiction on tax.rates (jurisdiction_id);

-- What the register of VAT numbers answered, one row for each number. Orders keep copies.
create table tax.vat_numbers (
    number              text        primary key check (number ~ '^[A-Z]{2}[0-9A-Z+*]{2,14}$'),
    status              text        not null check (status in ('VALID', 'INVALID', 'UNVERIFIED')),
    checked_at          timestamptz,
    consultation_number text        check (length(consultation_number) <= 500),
    name                text        check (length(name) <= 500),
    address             text        check (length(address) <= 500),
    requester           text,
    next_check_at       timestamptz,
    tries               integer     not null default 0,
    created_at          timestamptz not null,
    check ((status = 'UNVERIFIED') = (checked_at is null))
);

create index vat_numbers_due on tax.vat_numbers (next_check_at) where next_check_at is not null;
create index vat_numbers_created on tax.vat_numbers (created_at, number);

-- Exemptions of a customer or of a group of customers, with their certificates.
create table tax.exemptions (
    id                 uuid        primary key,
    version            bigint      not null,
    customer_id        uuid,
    group_id           uuid,
    certificate_number text        not null check (char_length(certificate_number) between 1 and 100),
    valid_from         timestamptz,
    valid_until        timestamptz,
    document_reference text        check (char_length(document_reference) <= 500),
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    check ((customer_id is null) <> (group_id is null)),
    check (valid_from < valid_until)
);

create index exemptions_customer on tax.exemptions (customer_id) where customer_id is not null;
create index exemptions_group on tax.exemptions (group_id) where group_id is not null;
create index exemptions_created on tax.exemptions (created_at, id);

create table tax.exemption_areas (
    exemption_id uuid    not null references tax.exemptions on delete cascade,
    country      char(2) not null check (country ~ '^[A-Z]{2}$'),
    region       text    not null default '' check (region ~ '^[A-Z0-9]{0,3}$'),
    primary key (exemption_id, country, region)
);

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

-- The taxes of orders that a tax service records.
create table tax.documents (
    reference  uuid        primary key,
    number     text        not null,
    source     text        not null check (source in ('PROVIDER', 'FALLBACK')),
    status     text        not null check (status in ('QUOTED', 'COMMITTED', 'VOIDED')),
    document   text        check (char_length(document) <= 200),
    content    jsonb       not null,
    -- What was returned of each item, as fractions.
    returned   jsonb       not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- Requests to the tax service. Those of one document are sent in their order.
create table tax.operations (
    id          uuid        primary key,
    position    bigint      generated always as identity,
    reference   uuid        not null references tax.documents,
    kind        text        not null check (kind in ('COMMIT', 'VOID', 'REFUND')),
    status      text        not null check (status in ('PENDING', 'DONE', 'FAILED')),
    lines       jsonb       check ((lines is not null) = (kind = 'REFUND')),
    tries       integer     not null default 0,
    last_error  text,
    next_try_at timestamptz check ((next_try_at is not null) = (status = 'PENDING')),
    created_at  timestamptz not null,
    done_at     timestamptz check ((done_at is not null) = (status = 'DONE'))
);

create unique index operations_once on tax.operations (reference, kind) where kind in ('COMMIT', 'VOID');
create index operations_reference on tax.operations (reference, position);
create index operations_due on tax.operations (next_try_at) where status = 'PENDING';
create index operations_failed on tax.operations (position) where status = 'FAILED';

-- What the tax rules of a destination are read from: each change counts as a new version of the configuration.
create constraint trigger zones_noted after insert or update or delete on tax.zones
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger zone_areas_noted after insert or update or delete on tax.zone_areas
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger rates_noted after insert or update or delete on tax.rates
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger jurisdictions_noted after insert or update or delete on tax.jurisdictions
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger jurisdiction_areas_noted after insert or update or delete on tax.jurisdiction_areas
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger categories_noted after insert or update or delete on tax.categories
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger exemptions_noted after insert or update or delete on tax.exemptions
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
