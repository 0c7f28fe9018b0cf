package dev.kontor.order.read;

import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderState;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.VatProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All columns of an order that its views show.
record OrderRow(
        OrderSummary summary,
        String locale,
        @Nullable String note,
        Map<String, String> metadata,
        @Nullable String cancelReason,
        OrderState.@Nullable Hold hold,
        OrderContent.Totals totals,
        OrderContent.@Nullable Shipping shipping,
        @Nullable Address shippingAddress,
        @Nullable List<OrderContent.Group> shippingGroups,
        Address billingAddress,
        PaymentId paymentId,
        List<OrderContent.Line> lines,
        List<OrderTaxes.Shipping> shippingTaxes,
        @Nullable TaxTreatment taxTreatment,
        List<TaxNote> invoiceNotes,
        @Nullable VatProof vatProof,
        @Nullable VatProof vatCheck,
        @Nullable TaxExemptionProof taxExemption,
        @Nullable TaxSource taxSource,
        @Nullable Instant canceledAt,
        @Nullable Instant completedAt,
        @Nullable String createdBy,
        @Nullable List<ManagedOrder.AgreedPrice> agreedPrices) {

    OrderRow with(List<OrderContent.Line> read) {
        return new OrderRow(
                summary,
                locale,
                note,
                metadata,
                cancelReason,
                hold,
                totals,
                shipping,
                shippingAddress,
                shippingGroups,
                billingAddress,
                paymentId,
                read,
                shippingTaxes,
                taxTreatment,
                invoiceNotes,
                vatProof,
                vatCheck,
                taxExemption,
                taxSource,
                canceledAt,
                completedAt,
                createdBy,
                agreedPrices);
    }

    List<OrderContent.TaxTotal> taxes(OrderContent.@Nullable Paid payment) {
        return OrderTaxes.of(
                totals.total().currency(), lines, shippingTaxes, payment == null ? List.of() : payment.refunds());
    }

    TaxSource source() {
        return taxSource == null ? TaxSource.RATES : taxSource;
    }

    boolean cancelable() {
        boolean shipped = lines.stream().anyMatch(line -> line.shipped() > 0);
        return OrderStep.CANCEL.isPossible(new OrderStep.Situation(summary.status(), hold != null, shipped));
    }
}
