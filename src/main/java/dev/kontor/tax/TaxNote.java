package dev.kontor.tax;

import dev.kontor.shared.problem.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sentence of the invoice that says why no tax is charged, or where it is declared.
///
/// @param text in the language of the buyer
public record TaxNote(
        Code code,

        @Schema(example = "VAT-exempt intra-Community supply (Article 138 of Directive 2006/112/EC).")
        String text) {

    /// The subject of the sentence.
    @Schema(name = "TaxNoteCode")
    public enum Code {
        /// Goods for a company in another member state.
        INTRA_COMMUNITY_SUPPLY,
        /// Something that is not shipped, for a company in another member state.
        REVERSE_CHARGE,
        /// Goods that leave the tax territory.
        EXPORT,
        /// A sale to a buyer with a certificate.
        EXEMPT,
        /// Tax of another member state that is declared in the One-Stop Shop.
        OSS
    }

    /// National laws that invoices of the country quote as well.
    private static final Map<String, Map<Code, String>> NATIONAL = Map.of(
            "DE",
            Map.of(
                    Code.INTRA_COMMUNITY_SUPPLY, "§ 6a UStG",
                    Code.REVERSE_CHARGE, "§ 13b UStG",
                    Code.EXPORT, "§ 6 UStG"));

    /// The sentences for a sale to one destination.
    ///
    /// @param country of the destination (ISO 3166-1 alpha-2)
    /// @param goods whether something is shipped
    /// @param services whether something is not shipped
    public static List<TaxNote> of(
            TaxDecision decision, String country, boolean goods, boolean services, Locale language) {
        var codes = new ArrayList<Code>();
        switch (decision.treatment()) {
            case STANDARD -> {}
            case OSS -> codes.add(Code.OSS);
            case EXPORT -> codes.add(Code.EXPORT);
            case EXEMPT -> codes.add(Code.EXEMPT);
            case REVERSE_CHARGE -> {
                if (goods) {
                    codes.add(Code.INTRA_COMMUNITY_SUPPLY);
                }
                if (services) {
                    codes.add(Code.REVERSE_CHARGE);
                }
            }
        }
        return codes.stream()
                .map(code -> new TaxNote(
                        code,
                        message(code, decision, country, language).in(language).text()))
                .toList();
    }

    private static Message message(Code code, TaxDecision decision, String country, Locale language) {
        var law = law(code, decision.national());
        return switch (code) {
            case INTRA_COMMUNITY_SUPPLY -> Message.of("tax-note.intra-community-supply", "law", law);
            case REVERSE_CHARGE -> Message.of("tax-note.reverse-charge", "law", law);
            case EXPORT ->
                decision.national() != null && VatCountries.isInTheUnion(decision.national())
                        ? Message.of("tax-note.export-eu", "law", law)
                        : Message.of("tax-note.export");
            case EXEMPT -> Message.of("tax-note.exempt", "certificate", certificate(decision));
            case OSS ->
                Message.of(
                        "tax-note.oss",
                        "country",
                        Locale.of("", VatCountries.of(country)).getDisplayCountry(language));
        };
    }

    private static String law(Code code, @Nullable String seller) {
        var law =
                seller == null ? null : NATIONAL.getOrDefault(seller, Map.of()).get(code);
        return law == null ? "" : "; " + law;
    }

    private static String certificate(TaxDecision decision) {
        return decision.exemption() == null ? "" : decision.exemption().certificateNumber();
    }
}
