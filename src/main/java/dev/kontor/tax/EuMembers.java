package dev.kontor.tax;

import java.util.Set;

/// The member states of the European Union (ISO 3166-1 alpha-2).
public final class EuMembers {

    private static final Set<String> COUNTRIES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private EuMembers() {}

    public static boolean contains(String country) {
        return COUNTRIES.contains(country);
    }
}
