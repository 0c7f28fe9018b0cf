package dev.kontor.storefront.search;

import dev.kontor.inventory.Availability;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.CommaSeparated;
import dev.kontor.storefront.attribute.FilterText;
import dev.kontor.storefront.listing.AmountRange;
import dev.kontor.storefront.listing.RatingRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The text and filters of a search.
///
/// @param q the words to search for; any text is accepted
/// @param category only products of this category or its descendants; its id or slug
/// @param collection only products of this collection; its id or slug
/// @param brand only products of one of these brands; ids or slugs, comma-separated
/// @param tag only products with one of these tags, comma-separated
/// @param option option values, `name:value`, comma-separated, as in `filter` of a facet. Values of one
///     option are alternatives, and all options must match. At most 20.
/// @param availability only this availability, comma-separated
/// @param withoutFacets `true`: omits facets
/// @param highlight `true`: includes where the words were found
record SearchParameters(
        @Parameter(example = "espresso cup") @Size(max = 200) @Nullable
        String q,

        @Parameter(example = "kitchen") @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") @Nullable
        String category,

        @Parameter(example = "gifts") @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") @Nullable
        String collection,

        @Parameter(example = "haus-linde") @Size(max = 20) @Nullable
        List<@NotNull @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") String> brand,

        @Parameter(example = "gift") @Size(max = 20) @Nullable
        List<@NotNull @Size(min = 1, max = 40) @Pattern(regexp = "[a-z0-9_-]+") String> tag,

        @Parameter(example = "Colour:Blue,Colour:Red,Size:M")
        @CommaSeparated(most = 20, longest = 400)
        @Size(min = 1, max = 1_000)
        @Nullable
        String option,

        @Valid @Nullable AmountRange price,
        @Valid @Nullable RatingRange rating,

        @Parameter(example = "IN_STOCK,PREORDER") @Size(max = 4) @Nullable
        List<Availability.Status> availability,

        @Nullable Boolean withoutFacets,
        @Nullable Boolean highlight) {

    private static final int MAX_VALUES = 20;

    /// The filter for an option value, as accepted by `option`.
    static String filter(String name, String value) {
        return FilterText.escape(name) + ":" + FilterText.escape(value);
    }

    /// The selected values by option name.
    SortedMap<String, SortedSet<String>> options() {
        var options = new TreeMap<String, SortedSet<String>>();
        if (option == null) {
            return options;
        }
        var values = option.split(",", -1);
        for (var value : values) {
            var parts = value.split(":", -1);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank() || values.length > MAX_VALUES) {
                throw invalid();
            }
            options.computeIfAbsent(unescape(parts[0]), _ -> new TreeSet<>()).add(unescape(parts[1]));
        }
        return options;
    }

    List<String> brands() {
        return brand == null ? List.of() : brand;
    }

    List<String> tags() {
        return tag == null ? List.of() : tag;
    }

    SortedSet<Availability.Status> availabilities() {
        return availability == null ? new TreeSet<>() : new TreeSet<>(availability);
    }

    private static String unescape(String text) {
        try {
            return FilterText.unescape(text);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static BadRequestException invalid() {
        return BadRequestException.ofParameter(
                ProblemCode.INVALID_FILTER,
                "option",
                "invalid-filter",
                Message.of("filter.option", "most", MAX_VALUES));
    }
}
