package dev.kontor.promotion;

import dev.kontor.events.Event;

/// A batch of coupons was created.
public record CouponBatchCreated(CouponBatchId couponBatchId, PromotionId promotionId) implements Event {}
