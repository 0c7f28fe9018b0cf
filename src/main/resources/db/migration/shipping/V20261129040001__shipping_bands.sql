-- Bands by weight, value or number of units. A band begins where the previous one of its currency ends.
alter table shipping.methods
    drop constraint methods_kind_check,
    add constraint methods_kind_check check (kind in ('FLAT', 'BY_WEIGHT', 'BY_VALUE', 'BY_QUANTITY')),
    add column packaging_grams integer not null default 0 check (packaging_grams between 0 and 1000000);

alter table shipping.method_rates
    drop constraint method_rates_method_id_currency_up_to_grams_key,
    add column up_to_minor      bigint check (up_to_minor >= 0),
    add column up_to_units      bigint check (up_to_units > 0),
    add column additional_minor bigint check (additional_minor >= 0),
    add column additional_every bigint check (additional_every > 0),
    add constraint method_rates_limits check (num_nonnulls(up_to_grams, up_to_minor, up_to_units) <= 1),
    add constraint method_rates_additional check ((additional_minor is null) = (additional_every is null)),
    add constraint method_rates_band
        unique nulls not distinct (method_id, currency, up_to_grams, up_to_minor, up_to_units);
