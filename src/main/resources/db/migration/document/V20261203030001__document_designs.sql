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

alter table document.settings add column logo_id uuid;

alter table document.documents add column template_id uuid, add column logo_id uuid;
