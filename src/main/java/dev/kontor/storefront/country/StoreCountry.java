package dev.kontor.storefront.country;

import dev.kontor.shared.address.AddressFormats;
import dev.kontor.shared.address.Countries;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A country that the shop delivers to, with its rules for addresses.
///
/// @param code ISO 3166-1 alpha-2
/// @param addressLines how addresses are written: lines with field names in braces
/// @param requiredFields fields that an address needs
/// @param postcode absent if the country has no postcodes
/// @param regionType what its regions are called, such as `state`; absent if postal addresses do not name them
/// @param regions where the shop delivers, by name
record StoreCountry(
        @Schema(example = "US") String code,
        @Schema(example = "United States") String name,

        @Schema(example = "[\"{firstName} {lastName}\", \"{line1}\", \"{city}, {region} {postcode}\"]")
        List<String> addressLines,

        @Schema(example = "[\"firstName\", \"line1\", \"city\", \"region\", \"postcode\"]")
        List<String> requiredFields,

        @Nullable PostcodeFormat postcode,
        @Nullable @Schema(example = "state") String regionType,
        List<Region> regions) {

    /// The format of postcodes.
    ///
    /// @param pattern regular expression that matches a whole postcode
    record PostcodeFormat(
            @Schema(example = "\\d{5}") String pattern,
            @Schema(example = "94103") String example) {}

    /// A region.
    ///
    /// @param code ISO 3166-2 code without the country, as addresses name it
    @Schema(name = "StoreRegion")
    record Region(
            @Schema(example = "CA") String code,
            @Schema(example = "California") String name) {}

    /// @param regions which regions the shop delivers to
    static StoreCountry of(String code, Locale language, Predicate<String> regions) {
        return new StoreCountry(
                code,
                Locale.of("", code).getDisplayCountry(language),
                AddressFormats.lines(code),
                AddressFormats.requiredFields(code),
                Countries.postcodePattern(code)
                        .flatMap(pattern ->
                                Countries.examplePostcode(code).map(example -> new PostcodeFormat(pattern, example)))
                        .orElse(null),
                AddressFormats.regionType(code),
                AddressFormats.regions(code, language, regions).stream()
                        .map(region -> new Region(region.code(), region.name()))
                        .toList());
    }
}
