package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A review was rejected or unpublished.
public record ReviewRejected(ReviewId reviewId, ProductId productId) implements Event {}
