package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A review was deleted.
public record ReviewDeleted(ReviewId reviewId, ProductId productId) implements Event {}
