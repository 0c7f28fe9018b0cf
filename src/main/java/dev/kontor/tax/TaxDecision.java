package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The circumstances that determine the taxes of a sale in addition to the rates.
///
/// @param listed rules by which prices include tax, if no tax is charged: prices are reduced by that tax
/// @param vatNumber what is known about the buyer's VAT number, if there is one
/// @param exemption the certificate of an exempt sale
/// @param notices why it has no effect
/// @param national country whose law the invoice quotes as well; absent if only that of the European Union
///     applies
public record TaxDecision(
        TaxTreatment treatment,
        @Nullable TaxRules listed,
        @Nullable VatProof vatNumber,
        @Nullable TaxExemptionProof exemption,
        List<Notice> notices,
        @Nullable String national) {

    /// Nothing but the rates.
    public static final TaxDecision STANDARD =
            new TaxDecision(TaxTreatment.STANDARD, null, null, null, List.of(), null);

    /// The same with another reason why tax is charged.
    TaxDecision with(Notice notice) {
        var all = Stream.concat(notices.stream(), Stream.of(notice)).toList();
        return new TaxDecision(treatment, listed, vatNumber, exemption, all, national);
    }

    /// Why tax is charged although the buyer has a VAT number or an exemption.
    @Schema(name = "TaxNotice")
    public enum Notice {
        /// The register has not confirmed the number, or too long ago.
        VAT_NUMBER_UNVERIFIED,
        /// The register does not know the number.
        VAT_NUMBER_INVALID,
        /// The number is one of another country than the address.
        VAT_NUMBER_OTHER_COUNTRY,
        /// The certificate of the buyer's exemption has ended, or has not begun.
        EXEMPTION_NOT_VALID
    }
}
