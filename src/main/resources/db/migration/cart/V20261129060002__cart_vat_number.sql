-- The buyer's VAT number: its form was checked, and its register is known to the module tax.
alter table cart.carts add column vat_number text check (vat_number ~ '^[A-Z]{2}[0-9A-Z+*]{2,14}$');
