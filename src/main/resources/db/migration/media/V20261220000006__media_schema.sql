create schema if not exists media;

-- What the storage keeps, each under the hash of its content.
create table media.objects (
    name         text        primary key
        check (name ~ '^[0-9a-f]{40}[.](jpg|png|pdf|bin)$'),
    bytes        bigint      not null check (bytes > 0),
    -- Since when nothing refers to it. What is being uploaded counts as unused until it is there as a whole.
    unused_since timestamptz,
    -- Since when it is being deleted: nothing may begin to refer to it any more.
    doomed_at    timestamptz check (doomed_at is null or unused_since is not null)
);

create index objects_unused on media.objects (unused_since) where unused_since is not null;

-- Bytes in storage: one row, so that the quota holds under concurrent uploads.
create table media.usage (
    id    boolean primary key default true check (id),
    bytes bigint  not null check (bytes >= 0)
);

insert into media.usage (bytes) values (0);

-- What staff uploaded. The same file twice is one item.
create table media.items (
    id           uuid        primary key,
    version      bigint      not null,
    kind         text        not null check (kind in ('IMAGE', 'FILE')),
    name         text        not null check (length(name) between 1 and 200),
    source_hash  text        not null constraint items_source unique check (source_hash ~ '^[0-9a-f]{64}$'),
    object       text        not null references media.objects (name),
    content_type text        not null,
    bytes        bigint      not null check (bytes > 0),
    width        integer     check (width > 0),
    height       integer     check (height > 0),
    focal_x      integer     not null check (focal_x between 0 and 100),
    focal_y      integer     not null check (focal_y between 0 and 100),
    -- Text by language.
    alt          jsonb       not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check ((kind = 'IMAGE') = (width is not null) and (kind = 'IMAGE') = (height is not null))
);

create index items_by_age on media.items (created_at, id);
create index items_object on media.items (object);

-- A picture in the named sizes.
create table media.renditions (
    item_id uuid    not null references media.items (id) on delete cascade,
    size    text    not null check (size in ('THUMB', 'CARD', 'PAGE', 'ZOOM')),
    object  text    not null references media.objects (name),
    width   integer not null check (width > 0),
    height  integer not null check (height > 0),
    primary key (item_id, size)
);

create index renditions_object on media.renditions (object);

-- What shows an item, by its TypeID. As long as there is a row, the item cannot be deleted.
create table media.uses (
    media_id uuid not null constraint uses_media references media.items (id),
    used_by  text not null check (length(used_by) between 1 and 100),
    primary key (media_id, used_by)
);

create index uses_used_by on media.uses (used_by);

-- Uploads that go to the storage directly. What came is a file like any other once the upload is completed.
create table media.uploads (
    id         uuid        primary key,
    name       text        not null check (length(name) between 1 and 200),
    alt        jsonb       not null,
    focal_x    integer     not null check (focal_x between 0 and 100),
    focal_y    integer     not null check (focal_y between 0 and 100),
    expires_at timestamptz not null,
    -- What it became. The item may be deleted since.
    media_id   uuid,
    is_private boolean     not null default false
);

create index uploads_expiring on media.uploads (expires_at);
