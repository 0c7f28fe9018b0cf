-- Every mail of the shop: queued, sent and failed, until its retention ends. `notification.sent` says for
-- longer which occasion has had its mail. Personal data: recipient, subject, content.
create table notification.mails (
    id              uuid        primary key,
    kind            text        not null check (length(kind) between 1 and 50),
    status          text        not null check (status in ('PENDING', 'SENT', 'LOGGED', 'FAILED')),
    recipient       text        not null check (length(recipient) between 1 and 320),
    locale          text        not null check (length(locale) <= 35),
    channel         text        check (length(channel) <= 64),
    order_number    text        check (length(order_number) <= 100),
    subject         text        not null check (length(subject) <= 1000),
    sealed          bytea,
    single_use      boolean     not null,
    attempts        int         not null default 0,
    unresolved      int         not null default 0,
    next_attempt_at timestamptz,
    claimed_by      uuid,
    claimed_until   timestamptz,
    last_error      text        check (length(last_error) <= 500),
    copy_of         uuid,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    check ((status = 'PENDING') = (next_attempt_at is not null))
);
create index mails_due on notification.mails (next_attempt_at, id) where status = 'PENDING';
create index mails_age on notification.mails (created_at, id);
create index mails_recipient on notification.mails (lower(recipient), created_at);
create index mails_order on notification.mails (order_number, created_at) where order_number is not null;
create index mails_copies on notification.mails (copy_of, created_at) where copy_of is not null;
