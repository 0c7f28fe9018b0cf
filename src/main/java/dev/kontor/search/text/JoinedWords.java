package dev.kontor.search.text;

import dev.kontor.shared.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words that some people join and others do not: with a hyphen (`Wi-Fi`), after a single letter (`T-Shirt`),
/// numbers with units (`65 W`, `1,5 l`) and long numbers (`20.000`).
public final class JoinedWords {

    private static final int MAX_PARTS = 4;

    private JoinedWords() {}

    /// Additional search terms of a text: words that it has in several pieces, joined.
    public static Set<String> of(String text) {
        var words = PlacedWords.of(text);
        var joined = new LinkedHashSet<String>();
        int measured = 0;
        for (int from = 0; from < words.size(); from++) {
            var measure = from < measured ? null : Measure.at(words, from);
            if (measure != null) {
                joined.add(measure.word());
                // After a space another number may begin: "2 500 g".
                measured = from + 1 < measure.to() && words.isSpaced(from) ? from : measure.to();
            }
            if (words.isSingleLetter(from) && words.isSpaced(from)) {
                joined.add(words.word(from) + words.word(from + 1));
            }
            addHyphenated(words, from, joined);
        }
        joined.removeIf(word -> word.length() > Words.MAX_WORD_LENGTH);
        words.places().forEach(place -> joined.remove(place.word()));
        return joined;
    }

    /// Adds the word with its neighbor, and with all that hyphens join to it if it is the first of them.
    private static void addHyphenated(PlacedWords words, int from, Set<String> joined) {
        boolean first = from == 0 || !words.isHyphenated(from - 1);
        var run = new StringBuilder(words.word(from));
        for (int to = from; to - from < MAX_PARTS && words.isHyphenated(to); to++) {
            run.append(words.word(to + 1));
            if (to == from || (first && !words.isHyphenated(to + 1))) {
                joined.add(run.toString());
            }
        }
    }

    /// The words of a search, with numbers joined to units and single letters joined to their neighbors.
    public static List<TypedWord> typed(String text) {
        var words = PlacedWords.of(text);
        var typed = new ArrayList<TypedWord>();
        int from = 0;
        while (from < words.size()) {
            var join = join(words, from);
            if (join == null || join.word().length() > Words.MAX_WORD_LENGTH) {
                typed.add(TypedWord.of(words.word(from)));
                from++;
            } else {
                typed.add(new TypedWord(join.word(), words.words(from, join.to())));
                from = join.to();
            }
        }
        return typed;
    }

    private static @Nullable Join join(PlacedWords words, int from) {
        var measure = Measure.at(words, from);
        if (measure != null || !words.isHyphenated(from)) {
            return measure;
        }
        return words.isSingleLetter(from) || words.isSingleLetter(from + 1)
                ? new Join(from, from + 2, words.word(from) + words.word(from + 1))
                : null;
    }

    /// The words of a text in the form of a search, separated by spaces.
    public static String plain(String text) {
        return String.join(" ", typed(text).stream().map(TypedWord::text).toList());
    }
}
