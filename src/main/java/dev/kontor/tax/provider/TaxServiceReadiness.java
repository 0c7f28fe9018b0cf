package dev.kontor.tax.provider;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import java.util.List;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Reports orders that the tax service did not record.
@Component
@Conditional(TaxProviderCondition.class)
class TaxServiceReadiness implements ReadinessCheck {

    private static final int AFTER_RATES = 25;
    private static final int MAX_NAMED = 10;
    private static final String CODE = "tax-service";

    private final TaxOperationQueue queue;

    TaxServiceReadiness(TaxOperationQueue queue) {
        this.queue = queue;
    }

    @Override
    public int order() {
        return AFTER_RATES;
    }

    @Override
    public List<ReadinessFinding> check() {
        var orders = queue.failed(MAX_NAMED);
        return List.of(
                orders.isEmpty()
                        ? ReadinessFinding.ok(CODE, Message.of("readiness.tax-service-ok"))
                        : ReadinessFinding.warning(
                                CODE,
                                Message.of("readiness.tax-service-failed", "orders", orders),
                                Message.of("readiness.tax-service-remedy"),
                                "/admin/v1/orders"));
    }
}
