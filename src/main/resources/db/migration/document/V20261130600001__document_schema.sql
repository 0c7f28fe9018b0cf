create schema if not exists document;

-- Company data and numbers of the documents of a channel. Without a row, no document is issued in the channel.
create table document.settings (
    channel            text        primary key check (length(channel) between 1 and 64),
    version            bigint      not null,
    automatic          text        not null check (automatic in ('ON_PAYMENT', 'ON_SHIPMENT', 'MANUALLY')),
    company            jsonb       not null check (jsonb_typeof(company) = 'object'),
    invoice_prefix     text        not null check (invoice_prefix ~ '^[A-Z0-9-]{0,19}-$'),
    credit_note_prefix text        not null check (credit_note_prefix ~ '^[A-Z0-9-]{0,19}-$'),
    yearly             boolean     not null,
    time_zone          text        not null,
    payment_days       integer     not null check (payment_days between 0 and 365),
    updated_at         timestamptz not null
);

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
    constraint documents_source unique (order_id, source),
    check ((kind = 'CREDIT_NOTE') = (preceding_id is not null)),
    check (net_minor + tax_minor = gross_minor)
);
create unique index documents_invoice on document.documents (order_id) where kind = 'INVOICE';
create index documents_issued on document.documents (issued_at desc, id desc);
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
    pdf_object  text        not null,
    -- Absent if the document cannot be expressed as an electronic invoice.
    xml_object  text,
    -- Objects of earlier renderings that are to be deleted.
    outdated    text[]      not null default '{}',
    ready_at    timestamptz,
    updated_at  timestamptz not null
);
create index files_not_ready on document.files (status, updated_at) where status <> 'READY';
