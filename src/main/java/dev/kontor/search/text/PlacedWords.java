package dev.kontor.search.text;

import dev.kontor.shared.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/// The words of a text, and what separates each of them from the next.
record PlacedWords(String text, List<Words.Place> places) {

    private static final Pattern HYPHEN = Pattern.compile("[-\u2010\u2011]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u2009\u202f]+");

    static PlacedWords of(String text) {
        return new PlacedWords(text, Words.places(text));
    }

    int size() {
        return places.size();
    }

    String word(int at) {
        return places.get(at).word();
    }

    /// The words from one position to another, the last one excluded.
    List<String> words(int from, int to) {
        return places.subList(from, to).stream().map(Words.Place::word).toList();
    }

    boolean hasNext(int at) {
        return at + 1 < places.size();
    }

    /// The text that separates a word from the next one.
    String gap(int at) {
        return text.substring(places.get(at).end(), places.get(at + 1).start());
    }

    /// The characters after a word, at most the given number.
    String after(int at, int length) {
        int end = places.get(at).end();
        return text.substring(end, Math.min(text.length(), end + length));
    }

    /// Whether a hyphen joins the word to the next one.
    boolean isHyphenated(int at) {
        return hasNext(at) && HYPHEN.matcher(gap(at)).matches();
    }

    /// Whether only spaces separate the word from the next one.
    boolean isSpaced(int at) {
        return hasNext(at) && BLANKS.matcher(gap(at)).matches();
    }

    boolean isSingleLetter(int at) {
        var word = word(at);
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }
}
