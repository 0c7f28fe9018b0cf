-- Words that are written in one piece by some and in several by others ("T-Shirt", "65 W") are known, but neither suggested
-- nor taken for what somebody meant.
alter table search.vocabulary add column joined boolean not null default false;

-- Whether the word is in a title or in the name of something else; other words are in descriptions only.
alter table search.vocabulary add column named boolean not null default true;

-- Compounds are found by their ends.
create index vocabulary_endings on search.vocabulary (locale, reverse(word) text_pattern_ops);
create index vocabulary_stem_endings on search.vocabulary (locale, reverse(lexeme) text_pattern_ops);

-- Which way of taking texts apart a slot was filled with, from its first document to its last. What is older than the shop
-- is rebuilt.
alter table search.indexes add column analysis smallint not null default 0;

-- Empties a slot that is not in use. Whoever fills it says how.
create or replace function search.clear_slot(wanted smallint) returns void language plpgsql security definer
    set search_path = '' as $$
begin
    perform 1 from search.indexes where slot = wanted and state = 'FREE' for update;
    if found then
        execute format('truncate search.documents_%s', wanted);
        update search.indexes set analysis = 0 where slot = wanted;
    end if;
end $$;
