-- Reviews and invitations of guests: they have no customer. The address, in lower case, is that of the order.
alter table review.reviews alter column customer_id drop not null;
alter table review.reviews add column guest_email text;
alter table review.reviews add constraint reviews_author check (num_nonnulls(customer_id, guest_email) = 1) not valid;
alter table review.invitations alter column customer_id drop not null;
