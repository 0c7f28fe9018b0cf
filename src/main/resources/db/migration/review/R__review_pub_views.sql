create or replace view review.pub_reviews as
    select id as review_id, product_id, rating, title, body, author, locale, verified_purchase, reply, created_at
    from review.reviews
    where status = 'APPROVED';

create or replace view review.pub_ratings as
    select product_id, reviews, stars from review.ratings where reviews > 0;
