package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A promotion was archived.
public record PromotionArchived(PromotionId promotionId) implements Event {}
