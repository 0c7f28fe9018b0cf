package dev.kontor.promotion.coupon;

import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates a batch of coupons for a promotion of the demo shop.
@Component
@Profile("demo")
class CouponDemo implements DemoSeed {

    private static final String PROMOTION = "SUMMER";

    private final CouponBatchService batches;
    private final JdbcClient jdbc;

    CouponDemo(CouponBatchService batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /// After the promotions.
    @Override
    public int order() {
        return 31;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("coupons", this::create));
    }

    private void create() {
        var promotion = jdbc.sql("select promotion_id from promotion.codes where canonical = :code")
                .param("code", PROMOTION)
                .query(PromotionId.class)
                .single();
        batches.create(promotion, new CreateCouponBatch("Newsletter", "NEWS", 1_000, 1, null));
    }
}
