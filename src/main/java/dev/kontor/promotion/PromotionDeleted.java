package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A draft of a promotion was deleted.
public record PromotionDeleted(PromotionId promotionId) implements Event {}
