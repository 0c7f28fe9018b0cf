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

/// What the database knows about a search before it is made.
///
/// @param place which element of `prices` is in the currency; 0 if none is
/// @param facets the numbers of what is filtered by; what no product has is left out
/// @param words the words of the text, in order
/// @param synonyms by a phrase of the text, as a query: what may stand in its place, itself included
/// @param joined by the place of a word: what it and the next one are searched by if they are written as one
/// @param hints what an unknown word may be instead, by its text; empty until nothing was found
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

    /// Whether so many products have each of the words that say something.
    boolean isFrequent(int products) {
        return words.stream().filter(word -> !word.stem().isEmpty()).allMatch(word -> word.products() >= products);
    }

    IndexView with(Map<String, Hint> hints) {
        return new IndexView(slot, place, facets, words, synonyms, joined, hints);
    }

    /// The words as they were typed, with a blank between them.
    String typed() {
        return words.stream().map(Word::plain).collect(Collectors.joining(" "));
    }

    /// Whether the second part of an unknown compound stands for all of it.
    boolean hasOnlyHeads() {
        return words.stream()
                .filter(word -> TextQuery.meaning(word, this) == TextQuery.Meaning.SPLIT)
                .anyMatch(word -> hint(word).first().isEmpty());
    }

    /// Whether some unknown words may be two in one.
    boolean hasSplits() {
        return words.stream().anyMatch(word -> TextQuery.meaning(word, this) == TextQuery.Meaning.SPLIT);
    }

    Hint hint(Word word) {
        return hints.getOrDefault(word.text(), Hint.NONE);
    }

    /// A word of the text.
    ///
    /// @param stem empty for a word that says nothing, such as "the"
    /// @param products how many have the word, roughly
    /// @param prefix whether words of the shop begin with it
    /// @param near words of the shop that look like it; only for rare and unknown ones
    /// @param others what else it is searched by: other forms of it, and compounds that end with it
    /// @param modified what compounds are searched by that begin with it
    /// @param compounds compounds that end with it, as they are written
    /// @param apart as a query: the words of which it is written, if those are several
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

        /// What of the shop's words looks like it.
        Spelling.@Nullable Known nearest() {
            return Spelling.nearest(text(), stem, near).orElse(null);
        }
    }

    /// What the shop has of an unknown word.
    ///
    /// @param first what its first part is searched by; empty if only the second is known
    /// @param second what its second part is searched by; empty if it is not two words
    /// @param inside compounds that have it somewhere
    /// @param alike words the end of which may be what was meant
    record Hint(List<String> first, List<String> second, List<String> inside, List<Spelling.Known> alike) {

        static final Hint NONE = new Hint(List.of(), List.of(), List.of(), List.of());
    }
}
