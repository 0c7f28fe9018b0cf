package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A promotion was activated: it applies within its dates.
public record PromotionActivated(PromotionId promotionId) implements Event {}
