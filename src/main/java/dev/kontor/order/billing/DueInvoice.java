package dev.kontor.order.billing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An invoice that was not paid in full when it was issued.
///
/// @param number of the document
/// @param dueOn the last day to pay
/// @param account where the buyer transfers the money; absent if the invoice names none
public record DueInvoice(
        String number, LocalDate dueOn, @Nullable Account account) {

    /// The account that an invoice names.
    ///
    /// @param accountHolder holder of the account
    /// @param iban number of the account (ISO 13616)
    /// @param bic bank of the account (ISO 9362)
    @Schema(name = "InvoiceAccount")
    public record Account(
            @Schema(example = "Kontor Coffee GmbH") String accountHolder,
            @Schema(example = "DE02120300000000202051") String iban,
            @Nullable @Schema(example = "BYLADEM1001") String bic) {}
}
