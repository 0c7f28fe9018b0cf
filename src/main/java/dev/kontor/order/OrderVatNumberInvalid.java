package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The VAT number of an order without tax is not registered: it was accepted unverified, and its register answered
/// later. The shop may owe the tax.
///
/// @param vatNumber with the prefix of its country
/// @param total of the order, on which no tax was charged
/// @param checkedAt when the register answered
/// @param consultationNumber the register's reference of the check
public record OrderVatNumberInvalid(
        OrderId orderId,
        String orderNumber,
        @Schema(example = "ATU12345675") String vatNumber,
        Money total,
        Instant checkedAt,

        @Nullable @Schema(example = "WAPIAAAAYeR0J9X6") String consultationNumber)
        implements Event {

    @Override
    public String type() {
        return "order.vat_number_invalid";
    }
}
