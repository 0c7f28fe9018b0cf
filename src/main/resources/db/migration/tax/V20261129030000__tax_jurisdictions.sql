-- Places in an order in which postcodes of a country lie together: ranges of it never overlap in one zone or level.
create type tax.text_range as range (subtype = text, collation = "C");

-- How a zone rounds and taxes shipping, and the zone of destinations in no area.
alter table tax.zones
    add column rounding text not null default 'LINE' check (rounding in ('LINE', 'DOCUMENT')),
    add column rounding_mode text not null default 'HALF_UP' check (rounding_mode in ('HALF_UP', 'HALF_EVEN')),
    add column rounding_target text not null default 'NET' check (rounding_target in ('NET', 'TAX')),
    add column shipping_tax text not null default 'CATEGORY'
        check (shipping_tax in ('CATEGORY', 'PROPORTIONAL', 'HIGHEST_RATE')),
    add column is_default boolean not null default false;

create unique index zones_default on tax.zones (is_default) where is_default;

-- Postcodes without spaces and hyphens; the empty text is absent. An area ends with the last postcode that begins with
-- `postcode_to`.
alter table tax.zone_areas
    add column postcode_from text not null default '' check (postcode_from ~ '^[A-Z0-9]{0,12}$'),
    add column postcode_to text not null default '' check (postcode_to ~ '^[A-Z0-9]{0,12}$'),
    add column place tax.text_range not null generated always as (
        case
            when postcode_from <> '' then tax.text_range(
                'P/' || country || '/' || postcode_from, 'P/' || country || '/' || postcode_to || '~', '[]')
            when region <> '' then tax.text_range('R/' || country || '/' || region, 'R/' || country || '/' || region, '[]')
            else tax.text_range('C/' || country, 'C/' || country, '[]')
        end) stored,
    add constraint zone_areas_postcodes check ((postcode_from = '') = (postcode_to = '')),
    drop constraint zone_areas_pkey,
    add primary key (country, region, postcode_from),
    add constraint zone_areas_overlap exclude using gist (place with &&);

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
    jurisdiction_id uuid    not null references tax.jurisdictions on delete cascade,
    level           text    not null,
    country         char(2) not null check (country ~ '^[A-Z]{2}$'),
    region          text    not null default '' check (region ~ '^[A-Z0-9]{0,3}$'),
    postcode_from   text    not null default '' check (postcode_from ~ '^[A-Z0-9]{0,12}$'),
    postcode_to     text    not null default '' check (postcode_to ~ '^[A-Z0-9]{0,12}$'),
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
alter table tax.rates
    drop constraint rates_zone_id_category_id_key,
    add column jurisdiction_id uuid references tax.jurisdictions,
    add column compound boolean not null default false,
    add column valid_from timestamptz,
    add column valid_until timestamptz,
    add constraint rates_period check (valid_from < valid_until),
    add constraint rates_start unique nulls not distinct (zone_id, category_id, jurisdiction_id, valid_from);

create index rates_levied on tax.rates (zone_id, jurisdiction_id);
create index rates_jurisdiction on tax.rates (jurisdiction_id);
