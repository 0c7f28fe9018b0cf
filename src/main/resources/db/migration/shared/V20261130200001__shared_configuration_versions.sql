-- The version of each area of configuration that processes remember. It changes with the transaction that changes the
-- configuration, so an answer that was read with a version is current as long as the version is.
create table kontor.configuration_versions (
    area    text   primary key check (area ~ '^[a-z]{1,20}$'),
    version bigint not null
);

insert into kontor.configuration_versions (area, version) values ('shipping', 1), ('tax', 1);

-- For deferred triggers: the row is locked at the commit only, and once per transaction.
create function kontor.note_configuration() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if current_setting('kontor.noted_' || tg_argv[0], true) is distinct from pg_current_xact_id()::text then
        perform set_config('kontor.noted_' || tg_argv[0], pg_current_xact_id()::text, true);
        update kontor.configuration_versions set version = version + 1 where area = tg_argv[0];
    end if;
    return null;
end
$$;
