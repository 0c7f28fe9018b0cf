package dev.kontor.tax;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Locale;
import java.util.Optional;

/// A VAT identification number whose form and check digits are right, in the way in which it is stored: with
/// the prefix of its country and without separators, such as `ATU12345675`. Whether it is registered, only its
/// register knows.
public record VatNumber(String text) {

    /// The longest text of a number, with separators.
    public static final int MAX_LENGTH = 24;

    private static final int PREFIX = 2;
    private static final String GREECE = "EL";
    private static final String NORTHERN_IRELAND = "XI";

    /// Reads a number. Spaces, dots, hyphens and slashes are ignored, and `GR` is read as `EL`.
    ///
    /// @return empty if the country has no such number
    public static Optional<VatNumber> of(String text) {
        var compact = text.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{Pd}./]", "");
        var number = compact.startsWith("GR") ? GREECE + compact.substring(PREFIX) : compact;
        return VatNumberForms.normalized(number).map(VatNumber::new);
    }

    /// Reads an entered number.
    ///
    /// @throws RejectedException `vat-number-invalid` if the country has no such number
    public static VatNumber entered(String text) {
        return of(text).orElseThrow(() -> RejectedException.at(
                ProblemCode.VAT_NUMBER_INVALID, "/vatNumber", "vat-number-form", Message.of("cart.vat-number-form")));
    }

    /// The prefix: the country, except `EL` for Greece and `XI` for Northern Ireland.
    public String prefix() {
        return text.substring(0, PREFIX);
    }

    /// The prefix of numbers of a member state.
    ///
    /// @param country ISO 3166-1 alpha-2
    public static String prefix(String country) {
        return switch (country) {
            case "GR" -> GREECE;
            case "GB" -> NORTHERN_IRELAND;
            default -> country;
        };
    }

    /// The number without its prefix.
    public String digits() {
        return text.substring(PREFIX);
    }

    /// ISO 3166-1 alpha-2.
    public String country() {
        return switch (prefix()) {
            case GREECE -> "GR";
            case NORTHERN_IRELAND -> "GB";
            default -> prefix();
        };
    }

    /// Whether the register of the European Union knows numbers of this country.
    public boolean isEuropean() {
        return VatCountries.isInTheUnion(country()) || prefix().equals(NORTHERN_IRELAND);
    }
}
