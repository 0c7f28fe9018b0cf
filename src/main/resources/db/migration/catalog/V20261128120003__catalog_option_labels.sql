-- Values of options as they are called in a language; those that are not translated as they are. An option has `names`, and
-- `labels` by value, each by language tag.
create function catalog.pub_option_values(options jsonb, chosen text[], wanted text) returns text[]
    language sql immutable parallel safe as $$
    select array(
        select coalesce(options -> (v.place - 1)::integer -> 'labels' -> v.value ->> wanted, v.value)
        from unnest(chosen) with ordinality v (value, place)
        order by v.place)
$$;
