/// Manages batches of coupons on behalf of staff.
@NullMarked
package dev.kontor.promotion.coupon;

import org.jspecify.annotations.NullMarked;
