-- Uploads that go to the storage directly. What came is a file like any other once the upload is completed.
create table media.uploads (
    id         uuid        primary key,
    name       text        not null check (length(name) between 1 and 200),
    alt        jsonb       not null,
    focal_x    integer     not null check (focal_x between 0 and 100),
    focal_y    integer     not null check (focal_y between 0 and 100),
    expires_at timestamptz not null,
    -- What it became. The item may be deleted since.
    media_id   uuid
);

create index uploads_expiring on media.uploads (expires_at);
