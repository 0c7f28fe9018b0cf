-- People with one name have no last name.
alter table customer.addresses alter column last_name drop not null;
