package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A return was requested, approved, rejected, received, refunded, closed or canceled: `return.requested`,
/// `return.approved`, `return.rejected`, `return.received`, `return.refunded`, `return.closed`,
/// `return.canceled`. A return whose units arrive in several parcels is received several times.
///
/// @param awaitsDecision whether staff have to approve or reject it now
/// @param text for the buyer: how to send the goods if approved, why if rejected
/// @param labelOffered whether the buyer can get a label to send the items back
/// @param items what is returned; of `return.received`, what arrived this time
/// @param amount refunded with `return.refunded`
/// @param credited part of `amount` that was not paid out, because it reduced what the buyer still had to pay;
///     absent if everything was paid out
public record ReturnChanged(
        ReturnId returnId,
        @Schema(example = "K-100001-R1") String returnNumber,
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        Change change,
        boolean awaitsDecision,

        @Nullable @Schema(example = "Send the goods to: Kontor, Street 1, Berlin.")
        String text,

        boolean labelOffered,
        List<Item> items,
        @Nullable Money amount,
        @Nullable Money credited)
        implements Event {

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    @Schema(name = "ReturnedItem")
    public record Item(OrderLineId itemId, String sku, String title, int quantity) {}

    /// The kind of change.
    public enum Change {
        REQUESTED,
        APPROVED,
        REJECTED,
        RECEIVED,
        REFUNDED,
        CLOSED,
        CANCELED
    }

    @Override
    public String type() {
        return "return." + change.name().toLowerCase(Locale.ROOT);
    }
}
