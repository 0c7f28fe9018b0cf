-- The key of signatures that are looked up for years, sealed: it outlives the secret of the installation.
create table kontor.lasting_key (
    id     smallint primary key check (id = 1),
    sealed bytea    not null
);
