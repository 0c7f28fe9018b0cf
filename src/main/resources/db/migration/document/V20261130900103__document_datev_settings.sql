-- How the documents of a channel are booked. Without a row, nothing is exported.
create table document.datev_settings (
    channel    text        primary key check (length(channel) between 1 and 64),
    version    bigint      not null,
    content    jsonb       not null check (jsonb_typeof(content) = 'object'),
    updated_at timestamptz not null
);
