-- What a line that is a bundle is made of, and by which rates it is taxed, where these are several. Copies, like all of the line.
alter table orders.order_lines
    add column parts      jsonb check (jsonb_typeof(parts) = 'array'),
    add column tax_shares jsonb check (jsonb_typeof(tax_shares) = 'array');
