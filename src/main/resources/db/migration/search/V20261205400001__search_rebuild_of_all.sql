-- Whether the job rebuilds all languages, or only those without a complete index.
alter table search.rebuild_job add column all_languages boolean not null default false;
