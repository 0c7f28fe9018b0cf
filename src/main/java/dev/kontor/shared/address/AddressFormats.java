package dev.kontor.shared.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The address format of each country, and the names of its regions. `scripts/address-data.mjs` writes the data;
/// `docs/addresses.md` names its sources.
public final class AddressFormats {

    private static final Map<String, Entry> FORMATS = load();

    private AddressFormats() {}

    /// A country in the data file.
    ///
    /// @param regions names by language of the first-level regions, by code
    private record Entry(
            List<String> lines,
            @Nullable Boolean regionRequired,
            @Nullable String regionType,
            Map<String, Map<String, String>> regions) {}

    /// A region of a country.
    ///
    /// @param code ISO 3166-2 code without the country
    public record Region(String code, String name) {}

    /// The lines of an address with the names of its fields: `{postcode} {city}`.
    public static List<String> lines(String country) {
        return entry(country).lines();
    }

    /// The kind of regions that the country has, such as `state`; null if addresses do not name them.
    public static @Nullable String regionType(String country) {
        return entry(country).regionType();
    }

    /// The fields that an address of the country needs. The region is one of them if postal addresses name it.
    public static List<String> requiredFields(String country) {
        var fields = new ArrayList<>(List.of("firstName", "line1", "city"));
        if (Boolean.TRUE.equals(entry(country).regionRequired())) {
            fields.add("region");
        }
        if (Countries.requiresPostcode(country)) {
            fields.add("postcode");
        }
        return List.copyOf(fields);
    }

    /// The first-level regions, by name.
    ///
    /// @param language of the names; English where there is no name in it
    public static List<Region> regions(String country, Locale language, Predicate<String> codes) {
        return entry(country).regions().entrySet().stream()
                .filter(region -> codes.test(region.getKey()))
                .map(region -> new Region(region.getKey(), name(region.getValue(), language)))
                .sorted(Comparator.comparing(Region::name))
                .toList();
    }

    private static String name(Map<String, String> names, Locale language) {
        return Objects.requireNonNull(names.getOrDefault(language.getLanguage(), names.get("en")));
    }

    private static Entry entry(String country) {
        return Objects.requireNonNull(FORMATS.get(country), country);
    }

    private static Map<String, Entry> load() {
        try (var file = Objects.requireNonNull(AddressFormats.class.getResourceAsStream("/address/formats.json"))) {
            return JsonMapper.shared().readValue(file, new TypeReference<Map<String, Entry>>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
