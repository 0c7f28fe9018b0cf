package dev.kontor.order.returning.policy;

import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The shop's rules for returns. There is exactly one.
@Entity
@Table(schema = "orders", name = "return_policies")
class ReturnPolicy extends Aggregate<ReturnPolicyId> {

    @Id
    private ReturnPolicyId id;

    private int windowDays;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> channelDays;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> productDays;

    private boolean autoApprove;
    private String instructions;

    /// In other languages, by BCP 47 tag.
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> instructionTexts;

    private BigDecimal restockingPercent;

    @Enumerated(EnumType.STRING)
    private ShippingRefund shippingRefund;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReturnLabels labels;

    /// Migrations create the only policy.
    @SuppressWarnings("NullAway.Init")
    protected ReturnPolicy() {}

    /// @param terms with a checked address
    void change(SaveReturnPolicy wanted, @Nullable ReturnLabels terms, Instant now) {
        windowDays = wanted.windowDays();
        channelDays = Objects.requireNonNullElse(wanted.channelDays(), Map.of());
        productDays = Objects.requireNonNullElse(wanted.productDays(), Map.of());
        autoApprove = wanted.autoApprove();
        instructions = Objects.requireNonNullElse(wanted.instructions(), "");
        instructionTexts = Objects.requireNonNullElse(wanted.instructionTexts(), Map.of());
        restockingPercent = wanted.restockingPercent();
        shippingRefund = wanted.shippingRefund();
        labels = terms;
        updatedAt(now);
    }

    @Override
    public ReturnPolicyId id() {
        return id;
    }

    /// Without zeros at the end and without an exponent.
    private static BigDecimal plain(BigDecimal percent) {
        var stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    ReturnPolicyDetails details() {
        return new ReturnPolicyDetails(
                version(),
                windowDays,
                channelDays,
                productDays,
                autoApprove,
                instructions.isEmpty() ? null : instructions,
                instructionTexts,
                plain(restockingPercent),
                shippingRefund,
                labels,
                updatedAt());
    }
}
