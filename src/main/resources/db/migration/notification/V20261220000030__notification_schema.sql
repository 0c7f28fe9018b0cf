create schema if not exists notification;

-- Which mail of which event is queued or was sent. Holds no personal data.
create table notification.sent (
    event_id   uuid        not null,
    kind       text        not null check (length(kind) between 1 and 50),
    attempts   int         not null check (attempts between 0 and 2),
    started_at timestamptz not null default now(),
    sent_at    timestamptz,
    primary key (event_id, kind)
);

-- Every mail of the shop: queued, sent and failed, until its retention ends. `notification.sent` says for
-- longer which occasion has had its mail. Personal data: recipient, subject, content.
create table notification.mails (
    id                   uuid        primary key,
    kind                 text        not null check (length(kind) between 1 and 50),
    status               text        not null check (status in ('PENDING', 'SENT', 'LOGGED', 'FAILED')),
    recipient            text        not null check (length(recipient) between 1 and 320),
    locale               text        not null check (length(locale) <= 35),
    channel              text        check (length(channel) <= 64),
    order_number         text        check (length(order_number) <= 100),
    subject              text        not null check (length(subject) <= 1000),
    sealed               bytea,
    single_use           boolean     not null,
    -- The document whose files are attached when the mail is sent, whether its XML file is one of them, and whether they
    -- were attached in the end.
    attached_document_id uuid,
    attached_xml         boolean,
    files_attached       boolean,
    attempts             int         not null default 0,
    unresolved           int         not null default 0,
    next_attempt_at      timestamptz,
    -- Whether the last attempt failed because the mail server was away. Such mails follow once it accepts one.
    server_away          boolean     not null default false,
    claimed_by           uuid,
    claimed_until        timestamptz,
    last_error           text        check (length(last_error) <= 500),
    -- Of a report that the mail did not arrive after the mail server had accepted it.
    bounced_at           timestamptz,
    bounce_kind          text,
    bounce_reason        text,
    copy_of              uuid,
    created_at           timestamptz not null,
    finished_at          timestamptz,
    check ((status = 'PENDING') = (next_attempt_at is not null)),
    constraint mails_bounce check (bounce_kind in ('HARD', 'SOFT', 'COMPLAINT') and length(bounce_reason) <= 500)
) with (autovacuum_vacuum_scale_factor = 0.02); -- reasons are in docs/scaling.md

create index mails_due on notification.mails (next_attempt_at, id) where status = 'PENDING';
create index mails_age on notification.mails (created_at, id);
create index mails_recipient on notification.mails (lower(recipient), created_at);
create index mails_order on notification.mails (order_number, created_at) where order_number is not null;
create index mails_copies on notification.mails (copy_of, created_at) where copy_of is not null;

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
