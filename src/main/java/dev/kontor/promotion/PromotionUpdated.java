package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A promotion was changed.
public record PromotionUpdated(PromotionId promotionId) implements Event {}
