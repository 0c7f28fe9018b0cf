-- The purge of the price history walks through ended prices by the time of their end.
create index price_history_ended on pricing.price_history (valid_until, id) where valid_until is not null;
