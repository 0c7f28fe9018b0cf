package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund as other modules see it.
///
/// @param reason for internal records, not shown to buyers
/// @param net `amount` without tax; absent if the taxes are not known
/// @param tax part of `amount`; absent if the taxes are not known
/// @param taxes `tax` by name, jurisdiction, rate and treatment, including rates of 0; absent if they are not
///     known
public record PaymentRefund(
        RefundId id,
        RefundStatus status,
        Money amount,
        String reason,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable List<RefundedTax> taxes,
        Instant createdAt) {}
