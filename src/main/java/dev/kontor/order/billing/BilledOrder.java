package dev.kontor.order.billing;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxNote;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An order as an invoice describes it: what the buyer has to pay, with its taxes.
///
/// @param number the order number that people use
/// @param channel code of the sales channel
/// @param customerId absent for a guest
/// @param locale language of the buyer
/// @param paymentMethod code of the method by which the last of the money is paid
/// @param placedAt absent until the payment is authorized or promised
/// @param shippedAt when the first parcel was shipped or collected; absent before
/// @param deliveryAddress absent if nothing is shipped; that of the first group of a split order
/// @param vatNumber VAT number of the buyer when the order was placed
/// @param taxNotes sentences of the invoice about the taxes
/// @param items without gift cards: selling one is no taxable supply
/// @param giftCards amount to pay for gift cards
public record BilledOrder(
        OrderId id,
        String number,
        OrderStatus status,
        String channel,
        @Nullable CustomerId customerId,
        String email,
        Locale locale,
        Currency currency,
        PaymentId paymentId,
        String paymentMethod,
        @Nullable Instant placedAt,
        @Nullable Instant shippedAt,
        Address billingAddress,
        @Nullable Address deliveryAddress,
        @Nullable String vatNumber,
        List<TaxNote> taxNotes,
        List<Item> items,
        Money giftCards) {

    /// Returns whether there is nothing but gift cards, so that there is nothing to invoice.
    public boolean isOnlyGiftCards() {
        return giftCards.isPositive() && items.isEmpty();
    }

    /// A line, or the shipping of the order or of a group.
    ///
    /// @param sku absent for shipping
    /// @param shippable whether it is goods that are shipped; false for shipping
    /// @param ordered units before cancellations; 1 for shipping
    /// @param unitPrice as shown to the buyer
    /// @param discount of all ordered units
    /// @param pricesIncludeTax whether `unitPrice` and `discount` include tax
    /// @param due amount to pay, without units that were canceled before they were paid
    public record Item(
            @Nullable String sku,
            String title,
            String variantTitle,
            boolean shippable,
            int ordered,
            Money unitPrice,
            Money discount,
            boolean pricesIncludeTax,
            PaidItem due) {

        public boolean isShipping() {
            return sku == null;
        }
    }

    /// Returns whether the buyer pays after the delivery, with the invoice.
    public boolean isOnAccount() {
        return paymentMethod.equals(NewPayment.ON_ACCOUNT);
    }

    /// Returns whether the carrier collects what is left to pay.
    public boolean isOnDelivery() {
        return paymentMethod.equals(NewPayment.CASH_ON_DELIVERY);
    }

    /// Returns whether the order was placed and not canceled.
    public boolean isPlaced() {
        return status == OrderStatus.OPEN || status == OrderStatus.COMPLETED;
    }

    /// Returns whether something is shipped. Units that were canceled before they were paid are not.
    public boolean isShipped() {
        return items.stream().anyMatch(item -> item.shippable() && item.due().quantity() > 0);
    }
}
