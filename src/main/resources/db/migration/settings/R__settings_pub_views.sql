-- The policies that count now: of each kind and language the version that took effect last.
create or replace view settings.pub_policies as
select id, kind, locale, version, title
from (
    select distinct on (kind, locale) id, kind, locale, version, title
    from settings.policies
    where canceled_at is null and (effective_at is null or effective_at <= now())
    order by kind, locale, coalesce(effective_at, published_at) desc, version desc
) last
where title is not null;
