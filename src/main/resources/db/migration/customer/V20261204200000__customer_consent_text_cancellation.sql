-- The publication of a text that does not count yet can be canceled: then it is a draft again. The minute covers
-- transactions that are under way when the text takes effect.
create or replace function customer.refuse_consent_text_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.effective_at > clock_timestamp() + interval '1 minute' and new.number is null
                and new.effective_at is null and (new.id, new.purpose, new.locale, new.body, new.created_at)
                    = (old.id, old.purpose, old.locale, old.body, old.created_at) then
            return new;
        end if;
    end if;
    raise exception 'a published text of a consent never changes' using errcode = 'check_violation';
end $$;
