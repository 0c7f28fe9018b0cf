package dev.kontor.shipping.method;

import dev.kontor.shared.address.Countries;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Postcodes of a country, by how they begin. Spaces, hyphens and letter case do not matter.
///
/// @param country ISO 3166-1 alpha-2
/// @param from beginning of the first postcodes
/// @param to beginning of the last postcodes; absent for all that begin with `from`
record PostcodeRange(
        @NotNull @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
        String country,

        @NotBlank @Size(max = 20) @Schema(example = "25849") String from,

        @Nullable @Size(min = 1, max = 20) @Schema(example = "25869")
        String to) {

    /// Sorts after every character of a postcode, so that a range contains all postcodes that begin with its end.
    private static final String AFTER = "~";

    private static final java.util.regex.Pattern SEPARATORS = java.util.regex.Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final java.util.regex.Pattern KEY = java.util.regex.Pattern.compile("[A-Z0-9]{1,10}");

    /// A postcode as ranges compare it: upper case, without separators.
    static String key(String postcode) {
        var written =
                Normalizer.normalize(postcode, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        return SEPARATORS.matcher(written).replaceAll(Matcher.quoteReplacement(""));
    }

    String low() {
        return key(from);
    }

    String high() {
        return key(to == null ? from : to) + AFTER;
    }

    /// The reason why the range is invalid; null if it is valid.
    @Nullable
    String error() {
        if (!Countries.exists(country)) {
            return "There is no such country.";
        }
        if (Countries.examplePostcode(country).isEmpty()) {
            return "The country has no postcodes.";
        }
        if (!KEY.matcher(low()).matches() || to != null && !KEY.matcher(key(to)).matches()) {
            return "Postcodes consist of Latin letters and digits.";
        }
        return low().compareTo(high()) > 0 ? "The range ends before it begins." : null;
    }

    boolean overlaps(PostcodeRange next) {
        return country.equals(next.country) && next.low().compareTo(high()) <= 0;
    }

    boolean contains(String otherCountry, String key) {
        return country.equals(otherCountry) && low().compareTo(key) <= 0 && key.compareTo(high()) <= 0;
    }
}
