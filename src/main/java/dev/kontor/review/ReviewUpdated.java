package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// The shop added, changed or removed its reply to a review, or the review belongs to another customer.
public record ReviewUpdated(ReviewId reviewId, ProductId productId) implements Event {}
