package dev.kontor.search.query;

import dev.kontor.search.query.Reading.Word;
import dev.kontor.search.text.Spelling;
import dev.kontor.search.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text as a query of PostgreSQL's full text search. The words in it have letters and digits only, so none can be
/// taken for an operator.
///
/// @param words what the words of a product must fit
/// @param titles the same for the words of its title alone, or one of its SKUs
/// @param code one of its SKUs, whole; empty if the text can be none
/// @param name the words of the text, to compare with a whole title
public record TextQuery(String words, String titles, String code, String name) {

    private static final Pattern QUOTED = Pattern.compile("'~?([^']*)'");
    private static final Pattern CODE = Pattern.compile("\\S*[0-9._-]\\S*");
    private static final int SHORTEST_CODE_PART = 3;
    private static final int MOST_WORDS_OF_A_PHRASE = 3;

    /// Runs of up to three words, each of which may have synonyms.
    static Set<String> phrases(List<String> words) {
        var phrases = new LinkedHashSet<String>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + MOST_WORDS_OF_A_PHRASE); to++) {
                phrases.add(String.join(" ", words.subList(from, to)));
            }
        }
        return phrases;
    }

    /// All words as they were typed, or synonyms of them; or the whole text as a SKU.
    static TextQuery exactly(String text, Reading reading) {
        var parts = parts(reading, word -> quoted(word.stem()));
        var code = Words.code(text);
        var asCode = "'=" + code + "'";
        if (code.isEmpty()) {
            return new TextQuery(join(parts, " & "), titles(parts), "", name(reading));
        }
        boolean begins = code.length() >= SHORTEST_CODE_PART
                && CODE.matcher(text.strip()).matches();
        var words = new ArrayList<String>();
        words.add(join(parts, " & "));
        words.add(begins ? asCode + ":*" : asCode);
        return new TextQuery(join(words, " | "), join(List.of(titles(parts), asCode), " | "), asCode, name(reading));
    }

    /// All words, where one that the shop does not know is taken for the beginning of one that it knows, or for one
    /// that looks like it.
    static TextQuery corrected(Reading reading) {
        var parts = parts(reading, TextQuery::known);
        return new TextQuery(join(parts, " & "), titles(parts), "", corrections(reading));
    }

    /// Any of the words, corrected if need be.
    static TextQuery any(Reading reading) {
        var parts = parts(reading, TextQuery::known);
        return new TextQuery(join(parts, " | "), titles(parts), "", name(reading));
    }

    /// The text with the words that the shop does not know replaced by those that look like them.
    static String corrections(Reading reading) {
        return reading.words().stream()
                .map(word -> word.isKnown() || word.prefix()
                        ? word.text()
                        : Spelling.nearest(word.text(), word.near())
                                .map(Spelling.Known::word)
                                .orElse(word.text()))
                .collect(Collectors.joining(" "));
    }

    /// The text with rare words replaced by frequent ones that look like them.
    static String likelier(Reading reading, int timesMore) {
        return reading.words().stream()
                .map(word -> Spelling.nearest(word.text(), word.near())
                        .filter(near -> near.products() >= (long) Math.max(1, word.products()) * timesMore)
                        .map(Spelling.Known::word)
                        .orElse(word.text()))
                .collect(Collectors.joining(" "));
    }

    /// The titles that have all words, the last of which may be unfinished.
    static TextQuery unfinished(Reading reading) {
        var last = reading.words().getLast();
        var parts = new ArrayList<String>();
        for (var word : reading.words().subList(0, reading.words().size() - 1)) {
            if (!word.stem().isEmpty()) {
                parts.add(known(word));
            }
        }
        parts.add(last.prefix() || last.stem().isEmpty() ? "'" + last.text() + "':*" : known(last));
        return new TextQuery(join(parts, " & "), titles(parts), "", name(reading));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private static String name(Reading reading) {
        return reading.words().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /// @param query what finds a word that says something
    private static List<String> parts(Reading reading, Function<Word, String> query) {
        var parts = new ArrayList<String>();
        var words = reading.words();
        int from = 0;
        while (from < words.size()) {
            int taken = 1;
            var part = words.get(from).stem().isEmpty() ? "" : query.apply(words.get(from));
            for (int length = Math.min(MOST_WORDS_OF_A_PHRASE, words.size() - from); length >= 1; length--) {
                var synonyms = reading.synonyms().get(phrase(words.subList(from, from + length)));
                if (synonyms != null && !synonyms.isEmpty()) {
                    part = synonyms.stream()
                            .sorted()
                            .map(each -> "(" + each + ")")
                            .collect(Collectors.joining(" | "));
                    part = "(" + part + ")";
                    taken = length;
                    break;
                }
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from += taken;
        }
        if (parts.isEmpty()) {
            // Nothing but words such as "the": they count where they are in a title.
            words.forEach(word -> parts.add("'~" + word.text() + "'"));
        }
        return parts;
    }

    /// The words as PostgreSQL writes a query for them.
    private static String phrase(List<Word> words) {
        return words.stream()
                .filter(word -> !word.stem().isEmpty())
                .map(word -> quoted(word.stem()))
                .collect(Collectors.joining(" & "));
    }

    private static String known(Word word) {
        if (word.isKnown()) {
            return quoted(word.stem());
        }
        if (word.prefix()) {
            return "'" + word.text() + "':*";
        }
        return Spelling.nearest(word.text(), word.near())
                .map(near -> quoted(near.stem()))
                .orElse(quoted(word.stem()));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme + "'";
    }

    private static String titles(List<String> parts) {
        return QUOTED.matcher(join(parts, " & ")).replaceAll("'~$1'");
    }

    private static String join(List<String> parts, String operator) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(operator));
    }
}
