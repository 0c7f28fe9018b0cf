package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A promotion was created.
public record PromotionCreated(PromotionId promotionId) implements Event {}
