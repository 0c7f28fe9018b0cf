package dev.kontor.tax.area;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A country, a region of it, or postcodes. The most specific area of a destination applies: postcodes, then regions,
/// then countries.
///
/// @param country ISO 3166-1 alpha-2
/// @param region ISO 3166-2 subdivision such as `CA`; absent for all regions
/// @param postcodeFrom the first postcode, or the beginning of the first postcodes; absent for all postcodes
/// @param postcodeTo the last postcode, or the beginning of the last postcodes; absent if all postcodes begin with
///     `postcodeFrom`
public record TaxArea(
        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "US")
        String country,

        @Nullable @Size(max = 100) @Schema(example = "CA") String region,

        @Nullable @Size(max = 12) @Schema(example = "90001") String postcodeFrom,
        @Nullable @Size(max = 12) @Schema(example = "90899") String postcodeTo) {

    public static final Comparator<TaxArea> ORDER = Comparator.comparing(TaxArea::country)
            .thenComparing(TaxArea::regionOrEmpty)
            .thenComparing(TaxArea::fromOrEmpty);

    /// The area as stored: empty texts are absent.
    public static TaxArea of(String country, String region, String from, String to) {
        return new TaxArea(country, orNull(region), orNull(from), to.equals(from) ? null : orNull(to));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    public String regionOrEmpty() {
        return Objects.requireNonNullElse(region, "");
    }

    public String fromOrEmpty() {
        return postcodeFrom == null ? "" : compact(postcodeFrom);
    }

    public String toOrEmpty() {
        return postcodeTo == null ? fromOrEmpty() : compact(postcodeTo);
    }

    /// A postcode as it is compared: letters and digits.
    public static String compact(String postcode) {
        return postcode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /// The first place of the area, in the order of places as stored.
    String lower() {
        return place(fromOrEmpty());
    }

    /// The last place of the area.
    String upper() {
        return place(postcodeFrom == null ? "" : toOrEmpty() + "~");
    }

    private String place(String postcode) {
        if (!postcode.isEmpty()) {
            return "P/" + country + "/" + postcode;
        }
        return region == null ? "C/" + country : "R/" + country + "/" + region;
    }

    boolean overlaps(TaxArea other) {
        return lower().compareTo(other.upper()) <= 0 && other.lower().compareTo(upper()) <= 0;
    }

    /// The area for people.
    String text() {
        var place = region == null ? country : country + "-" + region;
        if (postcodeFrom == null) {
            return place;
        }
        return postcodeTo == null
                ? "%s %s…".formatted(place, postcodeFrom)
                : "%s %s-%s".formatted(place, postcodeFrom, postcodeTo);
    }
}
