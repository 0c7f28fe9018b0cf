package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// The store credit of a customer changed.
///
/// @param cause `ADJUST` by staff, `SPEND` for an order, `RELEASE` after a failed payment, or `REFUND`
/// @param amount positive if the customer gained value
/// @param balance afterwards, in this currency
public record StoreCreditChanged(
        CustomerId customerId, @Schema(example = "ADJUST") String cause, Money amount, Money balance) implements Event {

    @Override
    public String type() {
        return "store_credit.changed";
    }
}
