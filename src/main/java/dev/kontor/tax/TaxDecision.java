package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What determines the taxes of a sale in addition to the rates.
///
/// @param listed rules by which prices include tax, if no tax is charged: prices are reduced by that tax
/// @param vatNumber what is known about the buyer's VAT number, if there is one
/// @param notices why it has no effect
/// @param national country whose law the invoice quotes as well; absent if only that of the European Union
///     applies
public record TaxDecision(
        TaxTreatment treatment,
        @Nullable TaxRules listed,
        @Nullable VatProof vatNumber,
        List<Notice> notices,
        @Nullable String national) {

    /// Nothing but the rates.
    public static final TaxDecision STANDARD = new TaxDecision(TaxTreatment.STANDARD, null, null, List.of(), null);

    /// Why tax is charged although the buyer has a VAT number.
    @Schema(name = "TaxNotice")
    public enum Notice {
        /// The register has not confirmed the number, or too long ago.
        VAT_NUMBER_UNVERIFIED,
        /// The register does not know the number.
        VAT_NUMBER_INVALID,
        /// The number is one of another country than the address.
        VAT_NUMBER_OTHER_COUNTRY
    }
}
