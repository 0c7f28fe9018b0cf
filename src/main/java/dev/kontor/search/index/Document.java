package dev.kontor.search.index;

import dev.kontor.search.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A product as the index of one language has it.
///
/// @param name the words of the title
/// @param codes the words of the SKUs
/// @param around the words of the brand, of categories, tags, options and attributes
/// @param description with the long texts of attributes
/// @param marks what is found as a whole: `~` before each word of the title, `=` before each SKU
record Document(
        ProductFacts facts,
        String title,
        String name,
        String codes,
        String around,
        String description,
        Set<String> marks) {

    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int MOST_CODES = 300;

    /// The document in a language; absent if the product has no text that could stand in for it.
    static @Nullable Document of(
            ProductFacts facts, String locale, String fallback, Map<UUID, Map<String, String>> categoryNames) {
        var standard = facts.texts().get(fallback);
        if (standard == null) {
            return null;
        }
        var text = facts.texts().getOrDefault(locale, standard);
        var skus = facts.variants().stream()
                .map(ProductFacts.Variant::sku)
                .limit(MOST_CODES)
                .toList();
        var around = new LinkedHashSet<String>();
        facts.categories().stream()
                .map(category -> categoryNames.getOrDefault(category, Map.of()))
                .map(names -> names.getOrDefault(locale, names.get(fallback)))
                .filter(Objects::nonNull)
                .forEach(around::add);
        facts.variants().forEach(variant -> around.addAll(variant.optionValues()));
        around.addAll(facts.tags());
        if (facts.brand() != null) {
            around.add(facts.brand().name());
        }
        around.addAll(facts.attributes().words(locale, fallback));
        var name = Words.of(text.title());
        var marks = new TreeSet<String>();
        name.forEach(word -> marks.add("~" + word));
        skus.stream().map(Words::code).filter(code -> !code.isEmpty()).forEach(code -> marks.add("=" + code));
        return new Document(
                facts,
                text.title(),
                String.join(" ", name),
                Words.plain(String.join(" ", skus)),
                Words.plain(String.join(" ", around)),
                Words.plain(cut(
                        String.join(" ", text.description(), facts.attributes().prose(locale, fallback)))),
                marks);
    }

    /// The words that can be suggested and misspelt.
    Set<String> vocabulary() {
        return Arrays.stream(String.join(" ", name, around, description).split(" "))
                .filter(word -> word.length() > 1 && !word.chars().allMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    static Set<Facet> facets(ProductFacts facts) {
        var facets = new LinkedHashSet<Facet>();
        facts.categories().forEach(category -> facets.add(new Facet(Facet.CATEGORY, category.toString())));
        facts.tags().forEach(tag -> facets.add(new Facet(Facet.TAG, tag)));
        if (facts.brand() != null) {
            facets.add(new Facet(Facet.BRAND, facts.brand().id().toString()));
        }
        for (int stars = 1; stars <= facts.stars(); stars++) {
            facets.add(Facet.rating(stars));
        }
        for (var variant : facts.variants()) {
            var names = facts.optionNames();
            for (int index = 0;
                    index < Math.min(names.size(), variant.optionValues().size());
                    index++) {
                facets.add(Facet.option(names.get(index), variant.optionValues().get(index)));
            }
        }
        facets.addAll(facts.attributes().facets());
        facets.removeIf(facet -> !facet.fits());
        return facets;
    }

    /// The facets as an array of PostgreSQL.
    String facetArray(Map<Facet, Integer> numbers) {
        return facets(facts).stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// The same in few bytes, in hexadecimal digits.
    String packedFacets(Map<Facet, Integer> numbers) {
        return HexFormat.of()
                .formatHex(PackedFacets.pack(facets(facts).stream()
                        .map(numbers::get)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /// The prices as an array of PostgreSQL.
    String priceArray(Map<String, Integer> places) {
        List<String> prices = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            prices.add("null");
        }
        facts.prices().forEach((currency, amount) -> {
            var place = places.get(currency);
            if (place != null) {
                prices.set(place - 1, amount.toString());
            }
        });
        return prices.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) : text;
    }
}
