package dev.kontor.promotion;

import dev.kontor.events.Event;

/// The expiry of a batch of coupons was changed.
public record CouponBatchUpdated(CouponBatchId couponBatchId, PromotionId promotionId) implements Event {}
