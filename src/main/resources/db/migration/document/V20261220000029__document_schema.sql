create schema if not exists document;

-- Company data and numbers of the documents of a channel. Without a row, no document is issued in the channel.
create table document.settings (
    channel            text        primary key check (length(channel) between 1 and 64),
    version            bigint      not null,
    automatic          text        not null check (automatic in ('ON_PAYMENT', 'ON_SHIPMENT', 'MANUALLY')),
    company            jsonb       not null check (jsonb_typeof(company) = 'object'),
    logo_id            uuid,
    invoice_prefix     text        not null check (invoice_prefix ~ '^[A-Z0-9-]{0,19}-$'),
    credit_note_prefix text        not null check (credit_note_prefix ~ '^[A-Z0-9-]{0,19}-$'),
    yearly             boolean     not null,
    time_zone          text        not null,
    payment_days       integer     not null check (payment_days between 0 and 365),
    updated_at         timestamptz not null
);

-- How the documents of a channel are booked. Without a row, nothing is exported.
create table document.datev_settings (
    channel    text        primary key check (length(channel) between 1 and 64),
    version    bigint      not null,
    content    jsonb       not null check (jsonb_typeof(content) = 'object'),
    updated_at timestamptz not null
);

-- Templates of printed documents. A row is a version of the template of a kind, language and channel; the last one
-- counts, and one without content restores the built-in template. Documents refer to the version that they were
-- issued with, so versions never change.
create table document.templates (
    id       uuid        primary key,
    kind     text        not null check (kind in ('INVOICE', 'CREDIT_NOTE', 'PACKING_SLIP', 'DELIVERY_NOTE', 'PICK_LIST')),
    language text        not null check (language in ('en', 'de', 'fr')),
    -- Absent for all channels.
    channel  text        check (length(channel) between 1 and 64),
    number   bigint      not null check (number > 0),
    html     text        check (length(html) between 1 and 50000),
    saved_at timestamptz not null
);

create unique index templates_number on document.templates (kind, language, coalesce(channel, ''), number);

-- Logos, as copies that never change. Documents refer to the one that they were issued with.
create table document.logos (
    id         uuid        primary key,
    channel    text        not null check (length(channel) between 1 and 64),
    -- Name in the private storage.
    object     text        not null,
    jpeg       boolean     not null,
    width      integer     not null check (width > 0),
    height     integer     not null check (height > 0),
    alt_text   text        not null check (length(alt_text) between 1 and 200),
    created_at timestamptz not null
);

create index logos_channel on document.logos (channel);

create function document.refuse_design_change() returns trigger language plpgsql as $$
begin
    raise exception 'templates and logos of documents never change: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end $$;

create trigger templates_only_grow before update or delete on document.templates
    for each row execute function document.refuse_design_change();
create trigger logos_only_grow before update or delete on document.logos
    for each row execute function document.refuse_design_change();

-- The last number of each series. The row is locked until the document with the number is committed, so that a series
-- has neither gaps nor doubles.
create table document.series (
    prefix text   primary key,
    last   bigint not null check (last > 0)
);

create table document.documents (
    id           uuid        primary key,
    kind         text        not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    series       text        not null references document.series (prefix),
    number       text        not null constraint documents_number unique,
    order_id     uuid        not null,
    order_number text        not null,
    -- What the document is issued for, once for each order: the order, a refund, or a cancellation.
    source       text        not null check (length(source) between 1 and 100),
    preceding_id uuid        references document.documents (id),
    customer_id  uuid,
    channel      text        not null,
    language     text        not null,
    issued_on    date        not null,
    issued_at    timestamptz not null,
    currency     char(3)     not null,
    net_minor    bigint      not null,
    tax_minor    bigint      not null,
    gross_minor  bigint      not null,
    content      jsonb       not null check (jsonb_typeof(content) = 'object'),
    template_id  uuid,
    logo_id      uuid,
    constraint documents_source unique (order_id, source),
    check ((kind = 'CREDIT_NOTE') = (preceding_id is not null)),
    check (net_minor + tax_minor = gross_minor)
);

create unique index documents_invoice on document.documents (order_id) where kind = 'INVOICE';
create index documents_issued on document.documents (issued_at desc, id desc);
-- Turnover and bookings of a period.
create index documents_issued_on on document.documents (issued_on);
create index documents_preceding on document.documents (preceding_id) where preceding_id is not null;
create index documents_series on document.documents (series);

-- The taxes of a document by category and rate. Several taxes on the same amount each have its net amount.
create table document.taxes (
    document_id  uuid           not null references document.documents (id),
    position     integer        not null,
    category     text           not null,
    name         text           not null,
    jurisdiction text,
    rate         numeric(9, 6)  not null check (rate >= 0),
    net_minor    bigint         not null,
    tax_minor    bigint         not null,
    primary key (document_id, position)
);

create function document.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'issued documents never change: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger documents_only_grow before update or delete on document.documents
    for each row execute function document.refuse_change();
create trigger taxes_only_grow before update or delete on document.taxes
    for each row execute function document.refuse_change();

-- The files of a document. They can be rendered again, from the same content.
create table document.files (
    document_id uuid        primary key references document.documents (id),
    status      text        not null check (status in ('PENDING', 'READY', 'FAILED')),
    problem     text        check (length(problem) <= 500),
    -- Sizes are absent until the files are rendered.
    pdf_object  text        not null,
    pdf_bytes   bigint,
    -- Absent if the document cannot be expressed as an electronic invoice.
    xml_object  text,
    xml_bytes   bigint,
    -- Objects of earlier renderings that are to be deleted.
    outdated    text[]      not null default '{}',
    ready_at    timestamptz,
    updated_at  timestamptz not null
);

create index files_not_ready on document.files (status, updated_at) where status <> 'READY';
