package dev.kontor.search.query;

import dev.kontor.search.index.Facet;
import dev.kontor.search.index.Slot;
import dev.kontor.search.text.Spelling;
import java.util.List;
import java.util.Map;

/// What the database knows about a search before it is made.
///
/// @param place which element of `prices` is in the currency; 0 if none is
/// @param facets the numbers of what is filtered by; what no product has is left out
/// @param words the words of the text, in order
/// @param synonyms by a phrase of the text, as a query: what may stand in its place, itself included
public record Reading(
        Slot slot, int place, Map<Facet, Integer> facets, List<Word> words, Map<String, List<String>> synonyms) {

    /// Whether so many products have each of the words that say something.
    boolean isFrequent(int products) {
        return words.stream().filter(word -> !word.stem().isEmpty()).allMatch(word -> word.products() >= products);
    }

    /// A word of the text.
    ///
    /// @param stem empty for a word that says nothing, such as "the"
    /// @param products how many have the word, roughly
    /// @param prefix whether words of the shop begin with it
    /// @param near words of the shop that look like it; only for rare and unknown ones
    public record Word(String text, String stem, int products, boolean prefix, List<Spelling.Known> near) {

        boolean isKnown() {
            return stem.isEmpty() || products > 0;
        }
    }
}
