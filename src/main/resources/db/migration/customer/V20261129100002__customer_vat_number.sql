-- The VAT number of the customer's company; new carts of the customer begin with it.
alter table customer.profiles
    add column vat_number text check (char_length(vat_number) between 4 and 24);

create index profiles_vat_number on customer.profiles (vat_number) where vat_number is not null;
