package dev.kontor.order.receivable;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.DueInvoice;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The buyer of an order on account is reminded of the overdue invoice.
///
/// @param total amount that the buyer still has to pay
/// @param documentNumber of the invoice
/// @param dueOn until when it was to be paid
/// @param level the number of the reminder, from 1 to 3
/// @param account where the buyer transfers the money; absent if the invoice names none
public record OrderInvoiceReminded(
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        String email,
        String locale,
        Money total,
        @Schema(example = "2026-000123") String documentNumber,
        LocalDate dueOn,
        @Schema(example = "1") int level,
        DueInvoice.@Nullable Account account)
        implements Event {}
