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
