package dev.kontor.shared.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The subdivisions (ISO 3166-2) and postcode formats of every country (ISO 3166-1). `scripts/address-data.mjs`
/// writes the data; `docs/addresses.md` names its sources.
public final class Countries {

    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,3}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final Pattern ACCENTS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Map<String, Country> COUNTRIES = load();
    private static final Country UNKNOWN = new Country(null, List.of(), false, Map.of(), Map.of());

    private Countries() {}

    /// A country in the data file.
    ///
    /// @param postcode a regular expression; absent if the country has no postcodes
    /// @param examples postcodes of all shapes
    /// @param regionPostcodes a regular expression for the beginning of the postcodes of each subdivision
    /// @param regions folded names and other codes of each subdivision, by its code
    private record Entry(
            @Nullable String postcode,
            @Nullable List<String> examples,
            @Nullable Boolean postcodeRequired,
            @Nullable Map<String, String> regionPostcodes,
            @Nullable Map<String, List<String>> regions) {}

    /// @param regions code of each subdivision, by its code and its folded names
    private record Country(
            @Nullable Pattern postcode,
            List<String> examples,
            boolean postcodeRequired,
            Map<String, Pattern> regionPostcodes,
            Map<String, String> regions) {

        static Country of(Entry entry) {
            var regions = new HashMap<String, String>();
            var named = Objects.requireNonNullElse(entry.regions(), Map.<String, List<String>>of());
            named.forEach((code, names) -> names.forEach(name -> regions.putIfAbsent(name, code)));
            named.keySet().forEach(code -> regions.put(fold(code), code));
            var postcodes = new HashMap<String, Pattern>();
            Objects.requireNonNullElse(entry.regionPostcodes(), Map.<String, String>of())
                    .forEach((code, beginning) -> postcodes.put(code, Pattern.compile(beginning)));
            return new Country(
                    entry.postcode() == null ? null : Pattern.compile(entry.postcode()),
                    Objects.requireNonNullElse(entry.examples(), List.of()),
                    Boolean.TRUE.equals(entry.postcodeRequired()),
                    postcodes,
                    regions);
        }
    }

    public static boolean exists(String country) {
        return CODES.contains(country);
    }

    /// The ISO 3166-2 code of a subdivision, without the country. Countries without subdivisions accept any
    /// code.
    ///
    /// @param text the code, with or without the country, or a name: `CA`, `us-ca` or `California`
    /// @return empty if the country has no such subdivision
    public static Optional<String> region(String country, String text) {
        var regions = country(country).regions();
        var wanted = text.strip();
        if (regions.isEmpty()) {
            return Optional.of(wanted.toUpperCase(Locale.ROOT))
                    .filter(code -> CODE.matcher(code).matches());
        }
        var prefix = country.length() + 1;
        boolean prefixed = wanted.regionMatches(true, 0, country + "-", 0, prefix);
        return Optional.ofNullable(regions.get(fold(prefixed ? wanted.substring(prefix) : wanted)));
    }

    /// The ISO 3166-2 codes of all subdivisions, without the country.
    public static Set<String> regions(String country) {
        return Set.copyOf(country(country).regions().values());
    }

    /// The postcode in the country's usual format: upper case, with spaces and hyphens.
    ///
    /// @return empty if it does not match the country's format
    public static Optional<String> postcode(String country, String text) {
        var known = country(country);
        var written = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        var form = known.postcode();
        if (form == null) {
            return Optional.of(written);
        }
        var compact = SEPARATORS.matcher(written).replaceAll("");
        return Optional.ofNullable(formed(known, form, written, compact))
                // Letters from abroad are often addressed to `D-10965` or `LT-01001`.
                .or(() -> compact.startsWith(country)
                        ? Optional.ofNullable(formed(
                                known, form, compact.substring(country.length()), compact.substring(country.length())))
                        : Optional.empty());
    }

    private static @Nullable String formed(Country country, Pattern form, String written, String compact) {
        for (var example : country.examples()) {
            var separated = separated(compact, example);
            if (separated != null && form.matcher(separated).matches()) {
                return separated;
            }
        }
        if (form.matcher(written).matches()) {
            return written;
        }
        return form.matcher(compact).matches() ? compact : null;
    }

    /// The characters with the separators of the example, if letters and digits are in the same places.
    private static @Nullable String separated(String compact, String example) {
        var text = new StringBuilder();
        int index = 0;
        for (char model : example.toCharArray()) {
            if (!Character.isLetterOrDigit(model)) {
                text.append(model);
            } else if (index == compact.length()
                    || Character.isDigit(model) != Character.isDigit(compact.charAt(index))) {
                return null;
            } else {
                text.append(compact.charAt(index++));
            }
        }
        return index == compact.length() ? text.toString() : null;
    }

    /// Whether postcodes of the country can begin with the text: by the country's format, or with letters and digits
    /// in the places where an example has them.
    ///
    /// @param compact upper case, without separators
    public static boolean isBeginningOfPostcode(String country, String compact) {
        var known = country(country);
        var form = known.postcode();
        return form != null
                && known.examples().stream().anyMatch(example -> {
                    var text = new StringBuilder();
                    boolean alike = true;
                    int index = 0;
                    for (int place = 0; place < example.length() && index < compact.length(); place++) {
                        char model = example.charAt(place);
                        if (Character.isLetterOrDigit(model)) {
                            alike &= Character.isDigit(model) == Character.isDigit(compact.charAt(index));
                            text.append(compact.charAt(index++));
                        } else {
                            text.append(model);
                        }
                    }
                    boolean whole = index == compact.length();
                    return whole && (alike || begins(form, text)) || begins(form, compact);
                });
    }

    /// Whether the text matches, or would match if it went on.
    private static boolean begins(Pattern form, CharSequence text) {
        var matcher = form.matcher(text);
        return matcher.matches() || matcher.hitEnd();
    }

    /// Whether the postcode can belong to the subdivision: a `78701` is not in California. Known for the US and
    /// Canada, where the subdivision determines the tax; true elsewhere.
    public static boolean isIn(String country, String region, String postcode) {
        var beginning = country(country).regionPostcodes().get(region);
        return beginning == null || beginning.matcher(postcode).lookingAt();
    }

    /// Whether every address of the country has a postcode.
    public static boolean requiresPostcode(String country) {
        return country(country).postcodeRequired();
    }

    /// The regular expression of the country's postcodes, if it has postcodes.
    public static Optional<String> postcodePattern(String country) {
        return Optional.ofNullable(country(country).postcode()).map(Pattern::pattern);
    }

    /// An example postcode of the country, if it has postcodes.
    public static Optional<String> examplePostcode(String country) {
        return country(country).examples().stream().findFirst();
    }

    private static Country country(String code) {
        return COUNTRIES.getOrDefault(code, UNKNOWN);
    }

    /// Letters and digits without accents, in lower case; `scripts/address-data.mjs` does the same.
    private static String fold(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    private static Map<String, Country> load() {
        try (var file = Objects.requireNonNull(Countries.class.getResourceAsStream("/address/countries.json"))) {
            var entries = JsonMapper.shared().readValue(file, new TypeReference<Map<String, Entry>>() {});
            var countries = new HashMap<String, Country>();
            entries.forEach((code, entry) -> countries.put(code, Country.of(entry)));
            return Map.copyOf(countries);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
