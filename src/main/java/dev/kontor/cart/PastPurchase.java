package dev.kontor.cart;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The items of an order that a cart can repeat.
///
/// @param channel code of the channel of the order
/// @param customerId absent for a guest
/// @param shippingAddress absent if the order had none, or several
/// @param lines in the order of the lines
public record PastPurchase(
        String channel,
        Currency currency,
        Locale locale,
        @Nullable CustomerId customerId,
        String email,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<Line> lines) {

    public PastPurchase {
        lines = List.copyOf(lines);
    }

    /// A line of the order.
    ///
    /// @param variantId absent for a custom line
    /// @param quantity ordered units, canceled ones included
    /// @param unitPrice then, as it was shown to the buyer
    /// @param inputs entered values, by the codes of the inputs
    public record Line(
            @Nullable VariantId variantId,
            String sku,
            String title,
            String variantTitle,
            int quantity,
            Money unitPrice,
            Map<String, String> inputs) {

        /// The variant of a line that is not custom.
        public VariantId variant() {
            return Objects.requireNonNull(variantId);
        }
    }
}
