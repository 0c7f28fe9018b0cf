-- Templates of mails that staff edit. The built-in ones are in the application.
create table notification.templates (
    id         uuid        primary key,
    version    bigint      not null,
    kind       text        not null check (length(kind) between 1 and 50),
    locale     text        not null check (length(locale) between 2 and 35),
    channel    text        check (length(channel) between 1 and 64),
    subject    text        not null check (length(subject) between 1 and 200),
    html       text        not null check (length(html) between 1 and 50000),
    text       text        not null check (length(text) between 1 and 20000),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index templates_place on notification.templates (kind, locale, coalesce(channel, ''));

-- What each template said, also after it was deleted.
create table notification.template_versions (
    number   bigint      generated always as identity primary key,
    kind     text        not null,
    locale   text        not null,
    channel  text,
    subject  text        not null,
    html     text        not null,
    text     text        not null,
    saved_at timestamptz not null
);
create index template_versions_place
    on notification.template_versions (kind, locale, coalesce(channel, ''), number);
