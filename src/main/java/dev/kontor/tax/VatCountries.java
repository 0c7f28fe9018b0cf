package dev.kontor.tax;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The countries of VAT (ISO 3166-1 alpha-2). Supplies to Monaco count as supplies to France, and those to the Isle of
/// Man as supplies to the United Kingdom (Directive 2006/112/EC, Article 7, and the customs and excise agreement of
/// the two from 1979).
public final class VatCountries {

    private static final Map<String, String> PARTS = new TreeMap<>(Map.of("MC", "FR", "IM", "GB"));

    private static final Set<String> MEMBERS = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private VatCountries() {}

    /// The country whose VAT applies in a country: itself for nearly all.
    public static String of(String country) {
        return PARTS.getOrDefault(country, country);
    }

    /// Whether the VAT of one country applies in two. A country that is not known is not the same as another one.
    public static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && other != null && of(one).equals(of(other));
    }

    /// The country whose VAT applies, as an SQL expression.
    public static String sql(String country) {
        return PARTS.entrySet().stream()
                .map(part -> " when '%s' then '%s'".formatted(part.getKey(), part.getValue()))
                .collect(Collectors.joining("", "case " + country, " else " + country + " end"));
    }

    /// Whether the VAT of a member state of the European Union applies in a country.
    public static boolean isInTheUnion(String country) {
        return MEMBERS.contains(of(country));
    }
}
