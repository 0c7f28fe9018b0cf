drop index concurrently if exists review.reviews_one_of_guest;
create unique index concurrently reviews_one_of_guest on review.reviews (guest_email, product_id)
    where guest_email is not null;
