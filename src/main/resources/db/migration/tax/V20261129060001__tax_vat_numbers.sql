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

-- Places to which goods are exported without tax.
alter table tax.zones add column is_export boolean not null default false;
