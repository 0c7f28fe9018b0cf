package dev.kontor.promotion.coupon;

import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists batches of coupons.
@Repository
class CouponBatchQueries {

    private static final Sorting SORTING = Sorting.by(
            "id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.text("prefix", "prefix"));

    private static final String COLUMNS =
            "id, version, promotion_id, name, prefix, size, uses_per_code, expires_at, created_at, updated_at";

    private final KeysetLists lists;

    CouponBatchQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<CouponBatchDetails> list(PromotionId promotion, Listing listing) {
        return lists.select(COLUMNS, "promotion.coupon_batches")
                .where(new Conditions().and("promotion_id = :promotion", "promotion", promotion))
                .page(listing, SORTING, CouponBatchDetails.class, promotion);
    }
}
