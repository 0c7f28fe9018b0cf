package dev.kontor.promotion;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The purchase for which promotions are evaluated. All amounts have the same currency and are those before any
/// discount.
///
/// @param locale language of the titles
/// @param channel code of the channel
/// @param country ISO 3166-1 code of the destination; absent if it is not known
/// @param paymentMethod code of the selected payment method; absent if none is selected
/// @param codes the entered codes
public record PromotionContext(
        Currency currency,
        Locale locale,
        String channel,
        @Nullable String country,
        PromotionBuyer buyer,
        List<Line> lines,
        List<Shipment> shipments,
        @Nullable String paymentMethod,
        List<String> codes) {

    /// Units of a variant.
    ///
    /// @param reference identifies the line in the result
    /// @param reduced whether the unit price is reduced
    public record Line(
            String reference,
            VariantId variantId,
            ProductId productId,
            Money unitPrice,
            int quantity,
            boolean reduced) {}

    /// A shipping charge.
    ///
    /// @param reference identifies the shipment in the result
    /// @param method code of the shipping method
    public record Shipment(String reference, String method, Money price) {}
}
