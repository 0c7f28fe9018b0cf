package dev.kontor.search.index;

import dev.kontor.catalog.Gtin;
import dev.kontor.search.text.JoinedWords;
import dev.kontor.shared.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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

/// A product in the index of one language.
///
/// @param words of the title
/// @param codes the words of the SKUs
/// @param around of the brand, categories, tags, options and attributes
/// @param description with the long texts of attributes
/// @param marks whole words: `~` before each word of the title, `=` before each SKU, `#` before each GTIN
record Document(
        ProductFacts facts,
        String title,
        Passage words,
        String codes,
        Passage around,
        Passage description,
        Set<String> marks) {

    /// Increases with each change of text analysis: indexes with an older value are rebuilt.
    static final int ANALYSIS = 2;

    private static final int MAX_DESCRIPTION_LENGTH = 5_000;
    private static final int MAX_CODES = 300;

    /// The document in a language; absent if the product has no text, not even a fallback.
    static @Nullable Document of(
            ProductFacts facts, String locale, String fallback, Map<UUID, Map<String, String>> categoryNames) {
        var standard = facts.texts().get(fallback);
        if (standard == null) {
            return null;
        }
        var text = facts.texts().getOrDefault(locale, standard);
        var skus = facts.variants().stream()
                .map(ProductFacts.Variant::sku)
                .limit(MAX_CODES)
                .toList();
        return new Document(
                facts,
                text.title(),
                Passage.of(List.of(text.title())),
                Words.plain(String.join(" ", skus)),
                Passage.of(around(facts, locale, fallback, categoryNames)),
                Passage.of(List.of(cut(
                        String.join(" ", text.description(), facts.attributes().prose(locale, fallback))))),
                marks(text.title(), skus, gtins(facts)));
    }

    private static Set<String> around(
            ProductFacts facts, String locale, String fallback, Map<UUID, Map<String, String>> categoryNames) {
        var around = new LinkedHashSet<String>();
        facts.categories().stream()
                .map(category -> categoryNames.getOrDefault(category, Map.of()))
                .map(names -> names.getOrDefault(locale, names.get(fallback)))
                .filter(Objects::nonNull)
                .forEach(around::add);
        facts.variants().forEach(variant -> {
            var values = variant.optionValues();
            for (int index = 0; index < values.size(); index++) {
                around.add(
                        index < facts.options().size()
                                ? facts.options().get(index).label(values.get(index), locale)
                                : values.get(index));
            }
        });
        around.addAll(facts.tags());
        if (facts.brand() != null) {
            around.add(facts.brand().name());
        }
        around.addAll(facts.attributes().words(locale, fallback));
        return around;
    }

    private static List<String> gtins(ProductFacts facts) {
        return facts.variants().stream()
                .flatMap(variant -> Gtin.of(variant.barcode()).stream())
                .map(Gtin::digits)
                .limit(MAX_CODES)
                .toList();
    }

    private static Set<String> marks(String title, List<String> skus, List<String> gtins) {
        var marks = new TreeSet<String>();
        Words.of(title).forEach(word -> marks.add("~" + word));
        skus.stream().map(Words::code).filter(code -> !code.isEmpty()).forEach(code -> marks.add("=" + code));
        gtins.forEach(gtin -> marks.add("#" + gtin));
        return marks;
    }

    /// Texts for searching.
    ///
    /// @param words separated by spaces
    /// @param joined words that the text has in several pieces, joined
    record Passage(String words, String joined) {

        static Passage of(Collection<String> texts) {
            return new Passage(
                    texts.stream().map(Words::plain).collect(Collectors.joining(" ")),
                    texts.stream()
                            .flatMap(text -> JoinedWords.of(text).stream())
                            .distinct()
                            .collect(Collectors.joining(" ")));
        }

        String all() {
            return (words + " " + joined).strip();
        }
    }

    /// A word for the vocabulary.
    ///
    /// @param titled whether it is in the title
    /// @param named whether it is in the title or another name, and not only in the description
    /// @param joined whether the text has it in several pieces: it is known, but never suggested
    record Learned(String word, boolean titled, boolean named, boolean joined) {

        Learned and(Learned other) {
            return new Learned(word, titled || other.titled, named || other.named, joined && other.joined);
        }
    }

    /// The distinct known words.
    Collection<Learned> vocabulary() {
        var learned = new HashMap<String, Learned>();
        collectWords(learned, words, Place.TITLE);
        collectWords(learned, around, Place.OTHER_NAME);
        collectWords(learned, description, Place.DESCRIPTION);
        return learned.values();
    }

    /// The place of a word in a document.
    private enum Place {
        TITLE,
        OTHER_NAME,
        DESCRIPTION
    }

    private static void collectWords(Map<String, Learned> learned, Passage passage, Place place) {
        collectWords(learned, passage.words(), place, false);
        collectWords(learned, passage.joined(), place, true);
    }

    private static void collectWords(Map<String, Learned> learned, String words, Place place, boolean joined) {
        Arrays.stream(words.split(" "))
                .filter(word -> word.length() > 1 && (joined || !word.chars().allMatch(Character::isDigit)))
                .map(word -> new Learned(word, place == Place.TITLE, place != Place.DESCRIPTION, joined))
                .forEach(found -> learned.merge(found.word(), found, Learned::and));
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
            var names = facts.options().stream().map(ProductFacts.Option::name).toList();
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

    /// The facets as a PostgreSQL array.
    String facetArray(Map<Facet, Integer> numbers) {
        return facets(facts).stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// The packed facets, in hexadecimal digits.
    String packedFacets(Map<Facet, Integer> numbers) {
        return HexFormat.of()
                .formatHex(PackedFacets.pack(facets(facts).stream()
                        .map(numbers::get)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /// The prices as a PostgreSQL array.
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
        return text.length() > MAX_DESCRIPTION_LENGTH ? text.substring(0, MAX_DESCRIPTION_LENGTH) : text;
    }
}
