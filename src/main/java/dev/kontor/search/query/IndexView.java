package dev.kontor.search.query;

import dev.kontor.search.index.Facet;
import dev.kontor.search.index.Slot;
import dev.kontor.search.text.Spelling;
import dev.kontor.search.text.TypedWord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Database knowledge about a search before it runs.
///
/// @param place index of the currency in `prices`; 0 if there is none
/// @param facets the numbers of the filtered values; unused values are omitted
/// @param words of the text, in order
/// @param synonyms by a phrase of the text, as a query: alternatives including itself
/// @param joined by the index of a word: search terms for it and the next one, joined
/// @param hints possible meanings of an unknown word, by its text; empty until nothing was found
public record IndexView(
        Slot slot,
        int place,
        Map<Facet, Integer> facets,
        List<Word> words,
        Map<String, List<String>> synonyms,
        Map<Integer, String> joined,
        Map<String, Hint> hints) {

    Locale locale() {
        return Locale.forLanguageTag(slot.locale());
    }

    /// Whether at least this many products have each significant word.
    boolean isFrequent(int products) {
        return words.stream().filter(word -> !word.stem().isEmpty()).allMatch(word -> word.products() >= products);
    }

    IndexView with(Map<String, Hint> hints) {
        return new IndexView(slot, place, facets, words, synonyms, joined, hints);
    }

    /// The words as typed, separated by spaces.
    String typed() {
        return words.stream().map(Word::plain).collect(Collectors.joining(" "));
    }

    /// Whether the second part of an unknown compound represents all of it.
    boolean hasOnlyHeads() {
        return words.stream()
                .filter(word -> TextQuery.meaning(word, this) == TextQuery.Meaning.SPLIT)
                .anyMatch(word -> hint(word).first().isEmpty());
    }

    /// Whether some unknown words may be two joined ones.
    boolean hasSplits() {
        return words.stream().anyMatch(word -> TextQuery.meaning(word, this) == TextQuery.Meaning.SPLIT);
    }

    Hint hint(Word word) {
        return hints.getOrDefault(word.text(), Hint.NONE);
    }

    /// A word of the text.
    ///
    /// @param stem empty for a stop word, such as "the"
    /// @param products approximate number of products with the word
    /// @param prefix whether words of the shop begin with it
    /// @param near similar words of the shop; only for rare and unknown words
    /// @param others further search terms: other forms, and compounds that end with it
    /// @param modified search terms of compounds that begin with it
    /// @param compounds that end with it, as written
    /// @param apart as a query: its parts, if there are several
    public record Word(
            TypedWord typed,
            String stem,
            String apart,
            int products,
            boolean prefix,
            List<Spelling.Known> near,
            List<String> others,
            List<String> modified,
            List<String> compounds) {

        Word(String text, String stem, int products, boolean prefix, List<Spelling.Known> near) {
            this(new TypedWord(text, List.of(text)), stem, "", products, prefix, near, List.of(), List.of(), List.of());
        }

        String text() {
            return typed.text();
        }

        String plain() {
            return String.join(" ", typed.parts());
        }

        boolean isKnown() {
            return stem.isEmpty() || products > 0 || !others.isEmpty() || !modified.isEmpty();
        }

        /// Similar words of the shop.
        Spelling.@Nullable Known nearest() {
            return Spelling.nearest(text(), stem, near).orElse(null);
        }
    }

    /// The shop's words for parts of an unknown word.
    ///
    /// @param first search term of its first part; empty if only the second is known
    /// @param second search term of its second part; empty if it is not two words
    /// @param inside compounds that contain it
    /// @param alike words with a similar ending
    record Hint(List<String> first, List<String> second, List<String> inside, List<Spelling.Known> alike) {

        static final Hint NONE = new Hint(List.of(), List.of(), List.of(), List.of());
    }
}
