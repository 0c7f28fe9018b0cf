alter table identity.accounts add column email_assigned boolean not null default false;

comment on column identity.accounts.email_assigned is
    'staff or an import set the current address of this customer, and its owner has not proven to read it';
