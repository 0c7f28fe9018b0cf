-- Staff find customers by the beginning of the e-mail address.
create index accounts_customers_by_email on identity.accounts (email_key text_pattern_ops) where kind = 'CUSTOMER';
