alter table review.reviews validate constraint reviews_author;
