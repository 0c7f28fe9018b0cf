package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A promotion was paused.
public record PromotionPaused(PromotionId promotionId) implements Event {}
