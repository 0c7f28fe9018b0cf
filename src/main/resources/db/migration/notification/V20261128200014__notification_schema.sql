create schema if not exists notification;

-- Which mail of which event is on its way or was sent. Holds no personal data.
create table notification.sent (
    event_id   uuid        not null,
    kind       text        not null check (length(kind) between 1 and 50),
    attempts   int         not null check (attempts between 0 and 2),
    started_at timestamptz not null default now(),
    sent_at    timestamptz,
    primary key (event_id, kind)
);
