-- What decides for whom a price list may be active: each change counts as a new version of the configuration. Entries
-- and everything else of a list are read with prices.
create constraint trigger price_lists_noted
    after insert or delete or update of status, currency, starts_at, ends_at, channels, customer_groups, customers
    on pricing.price_lists
    deferrable initially deferred for each row execute function kontor.note_configuration('pricelists');
