-- A guest who signs in brings the token, not the id.
create unique index carts_token on cart.carts (token_hash) where token_hash is not null;
create index carts_open on cart.carts (customer_id, updated_at desc) where customer_id is not null and status = 'ACTIVE';
