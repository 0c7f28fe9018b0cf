package dev.kontor.search.query;

import dev.kontor.catalog.Gtin;
import dev.kontor.search.query.IndexView.Word;
import dev.kontor.search.text.Spelling;
import dev.kontor.shared.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text as a query of PostgreSQL's full text search. Its words consist of letters and digits only, so none can
/// be mistaken for an operator.
///
/// @param words query for a product's words
/// @param titles the same for the words of its title alone, or one of its SKUs
/// @param code a whole SKU or GTIN; empty if the text cannot be one
/// @param name the words of the text, to compare with a whole title
/// @param each the single words, if any of them is sufficient and more are better; otherwise empty
public record TextQuery(String words, String titles, String code, String name, List<String> each) {

    private static final Pattern QUOTED = Pattern.compile("'~?([^']*)'");
    private static final Pattern CODE = Pattern.compile("\\S*[0-9._-]\\S*");
    private static final int MIN_CODE_PART_LENGTH = 3;
    private static final int MAX_WORDS_OF_A_PHRASE = 3;

    /// Interpretations of a word.
    enum Meaning {
        /// A word of the shop, or one without any other interpretation.
        ITSELF,
        /// Several words that the shop does not have as one.
        PARTS,
        /// The beginning of a word.
        BEGINNING,
        /// Two joined words.
        SPLIT,
        /// A part of compounds.
        INSIDE,
        /// A typo.
        MISSPELT
    }

    /// The query for a word.
    ///
    /// @param words anywhere
    /// @param titles as the name of the product: not as a modifier
    private record Part(String words, String titles) {

        static Part of(String query) {
            return new Part(query, query);
        }

        static Part any(List<String> names, List<String> more) {
            return new Part(
                    alternatives(Stream.concat(names.stream(), more.stream()).toList()),
                    alternatives(names.isEmpty() ? more : names));
        }
    }

    /// Runs of up to three words, each of which may have synonyms. A single letter may be part of the next word.
    static Set<String> phrases(List<String> words) {
        var phrases = new LinkedHashSet<String>();
        for (int from = 0; from + 1 < words.size(); from++) {
            if (words.get(from).length() == 1) {
                phrases.add(words.get(from) + words.get(from + 1));
            }
        }
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + MAX_WORDS_OF_A_PHRASE); to++) {
                phrases.add(String.join(" ", words.subList(from, to)));
            }
        }
        return phrases;
    }

    /// All words as typed, or synonyms of them; or the whole text as a SKU or a GTIN.
    static TextQuery exactly(String text, IndexView reading) {
        var parts = parts(reading, TextQuery::itself);
        var code = Words.code(text);
        var asSku = "'=" + code + "'";
        // A GTIN only as a whole: its beginning is common to all products of a manufacturer.
        var asGtin = Gtin.of(code).isPresent() ? "'#" + code + "'" : "";
        var asCode = join(List.of(asSku, asGtin), " | ");
        if (code.isEmpty()) {
            return new TextQuery(words(parts, " & "), titles(parts), "", reading.typed(), List.of());
        }
        boolean begins = code.length() >= MIN_CODE_PART_LENGTH
                && CODE.matcher(text.strip()).matches();
        var words = new ArrayList<String>();
        words.add(words(parts, " & "));
        words.add(begins ? asSku + ":*" : asSku);
        words.add(asGtin);
        return new TextQuery(
                join(words, " | "), join(List.of(titles(parts), asCode), " | "), asCode, reading.typed(), List.of());
    }

    /// All words, with unknown ones interpreted as the beginning of a known one, as two words, or as a similar
    /// one.
    static TextQuery corrected(IndexView reading) {
        var parts = parts(reading, word -> known(word, reading));
        return new TextQuery(words(parts, " & "), titles(parts), "", corrections(reading), List.of());
    }

    /// Any of the words, corrected if necessary. For an unknown compound, the second part is sufficient.
    static TextQuery any(IndexView reading) {
        var parts = parts(
                reading,
                word -> meaning(word, reading) == Meaning.SPLIT
                        ? Part.any(reading.hint(word).second(), List.of())
                        : known(word, reading));
        return new TextQuery(
                words(parts, " | "),
                titles(parts),
                "",
                reading.typed(),
                parts.stream().map(Part::words).filter(part -> !part.isEmpty()).toList());
    }

    /// The text with unknown words replaced by similar ones.
    static String corrections(IndexView reading) {
        return reading.words().stream()
                .map(word -> {
                    var meant = meaning(word, reading) == Meaning.MISSPELT ? misspelt(word, reading) : null;
                    return meant == null ? word.plain() : meant.word();
                })
                .collect(Collectors.joining(" "));
    }

    /// The text with rare words replaced by similar frequent ones.
    static String likelier(IndexView reading, int timesMore) {
        return reading.words().stream()
                .map(word -> {
                    var near = word.others().isEmpty() ? word.nearest() : null;
                    // A word unknown to the shop was found as part of a SKU.
                    return near != null && word.products() > 0 && near.products() >= (long) word.products() * timesMore
                            ? near.word()
                            : word.plain();
                })
                .collect(Collectors.joining(" "));
    }

    /// The titles with all words, the last of which may be incomplete.
    static TextQuery unfinished(IndexView reading) {
        var last = reading.words().getLast();
        var parts = new ArrayList<Part>();
        for (var word : reading.words().subList(0, reading.words().size() - 1)) {
            if (!word.stem().isEmpty()) {
                parts.add(known(word, reading));
            }
        }
        if (last.prefix() || last.stem().isEmpty()) {
            var words = new ArrayList<String>();
            words.add(beginning(last));
            last.others().forEach(other -> words.add(quoted(other)));
            parts.add(Part.of(words.size() == 1 ? words.getFirst() : "(" + join(words, " | ") + ")"));
        } else {
            parts.add(known(last, reading));
        }
        return new TextQuery(words(parts, " & "), titles(parts), "", reading.typed(), List.of());
    }

    static Meaning meaning(Word word, IndexView reading) {
        if (word.isKnown()) {
            return Meaning.ITSELF;
        }
        if (word.typed().isJoined()) {
            return Meaning.PARTS;
        }
        if (word.prefix()) {
            return Meaning.BEGINNING;
        }
        var hint = reading.hint(word);
        if (!hint.first().isEmpty()) {
            return Meaning.SPLIT;
        }
        if (!hint.inside().isEmpty()) {
            return Meaning.INSIDE;
        }
        if (misspelt(word, reading) != null) {
            return Meaning.MISSPELT;
        }
        return !hint.second().isEmpty() ? Meaning.SPLIT : Meaning.ITSELF;
    }

    /// @param query for a significant word
    private static List<Part> parts(IndexView reading, Function<Word, Part> query) {
        var parts = new ArrayList<Part>();
        int from = 0;
        while (from < reading.words().size()) {
            var phrase = longest(reading, from, query);
            if (phrase.part() != null) {
                parts.add(phrase.part());
            }
            from += phrase.words();
        }
        if (parts.isEmpty()) {
            // Only stop words such as "the": they count in titles.
            reading.words().stream()
                    .flatMap(word -> word.typed().parts().stream())
                    .forEach(each -> parts.add(Part.of("'~" + each + "'")));
        }
        return parts;
    }

    /// @param part absent for a stop word
    /// @param words number of words of the phrase
    private record Phrase(@Nullable Part part, int words) {}

    /// The longest phrase with synonyms that begins with a word; else two joined words, else the word alone.
    private static Phrase longest(IndexView reading, int from, Function<Word, Part> query) {
        var words = reading.words();
        var joined = joined(reading, from);
        var part = joined == null
                ? words.get(from).stem().isEmpty() ? null : query.apply(words.get(from))
                : joined(joined, words.subList(from, from + 2), query);
        for (int length = Math.min(MAX_WORDS_OF_A_PHRASE, words.size() - from); length >= 1; length--) {
            var synonyms = reading.synonyms().get(phrase(words.subList(from, from + length)));
            if (length == 2 && joined != null) {
                synonyms = reading.synonyms().getOrDefault(quoted(joined), synonyms);
            }
            if (synonyms != null && !synonyms.isEmpty()) {
                return new Phrase(synonymous(synonyms, length == 1 ? part : null), length);
            }
        }
        return new Phrase(part, joined == null ? 1 : 2);
    }

    /// The word and the next one as the shop joins them; absent if it does not.
    private static @Nullable String joined(IndexView reading, int from) {
        var joined = reading.joined().get(from);
        var words = reading.words();
        if (joined != null || from + 1 == words.size() || words.get(from).text().length() != 1) {
            return joined;
        }
        var both = words.get(from).text() + words.get(from + 1).text();
        return reading.synonyms().containsKey(quoted(both)) ? both : null;
    }

    /// @param word query for the only word with synonyms, including its compounds; absent for a phrase
    private static Part synonymous(List<String> synonyms, @Nullable Part word) {
        var all = synonyms.stream().sorted().map(each -> "(" + each + ")").collect(Collectors.joining(" | "));
        return word == null || synonyms.contains(word.words())
                ? Part.of("(" + all + ")")
                : new Part("(" + all + " | " + word.words() + ")", "(" + all + " | " + word.titles() + ")");
    }

    private static Part joined(String lexeme, List<Word> words, Function<Word, Part> query) {
        // "t shirt": the letter alone is insignificant.
        if (words.stream().anyMatch(word -> word.text().length() == 1)) {
            return Part.of(quoted(lexeme));
        }
        var apart =
                words.stream().filter(word -> !word.stem().isEmpty()).map(query).toList();
        return apart.isEmpty()
                ? Part.of(quoted(lexeme))
                : new Part(
                        "(" + quoted(lexeme) + " | " + words(apart, " & ") + ")",
                        "(" + quoted(lexeme) + " | "
                                + apart.stream().map(Part::titles).collect(Collectors.joining(" & ")) + ")");
    }

    /// The words as a PostgreSQL query.
    private static String phrase(List<Word> words) {
        return words.stream()
                .filter(word -> !word.stem().isEmpty())
                .map(word -> quoted(word.stem()))
                .collect(Collectors.joining(" & "));
    }

    private static Part itself(Word word) {
        var names = new ArrayList<String>();
        names.add(word.stem());
        names.addAll(word.others());
        return Part.any(names, word.modified());
    }

    private static Part known(Word word, IndexView reading) {
        return switch (meaning(word, reading)) {
            case ITSELF -> itself(word);
            case PARTS -> Part.of(word.apart().isEmpty() ? quoted(word.stem()) : "(" + word.apart() + ")");
            case BEGINNING -> Part.of(beginning(word));
            case SPLIT -> split(reading.hint(word));
            case INSIDE -> Part.any(List.of(), reading.hint(word).inside());
            case MISSPELT ->
                Part.of(quoted(Objects.requireNonNull(misspelt(word, reading)).stem()));
        };
    }

    private static Part split(IndexView.Hint hint) {
        return hint.first().isEmpty()
                ? Part.any(hint.second(), List.of())
                : Part.of("(" + alternatives(hint.first()) + " & " + alternatives(hint.second()) + ")");
    }

    /// The intended word of the shop; absent if there is none.
    private static Spelling.@Nullable Known misspelt(Word word, IndexView reading) {
        var near = word.nearest();
        return near == null
                ? Spelling.nearestEnd(word.text(), reading.hint(word).alike()).orElse(null)
                : near;
    }

    private static String beginning(Word word) {
        return "'" + word.text() + "':*";
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme + "'";
    }

    private static String alternatives(List<String> lexemes) {
        var quoted = lexemes.stream().distinct().map(TextQuery::quoted).collect(Collectors.joining(" | "));
        return lexemes.size() == 1 ? quoted : "(" + quoted + ")";
    }

    private static String words(List<Part> parts, String operator) {
        return join(parts.stream().map(Part::words).toList(), operator);
    }

    private static String titles(List<Part> parts) {
        return QUOTED.matcher(join(parts.stream().map(Part::titles).toList(), " & "))
                .replaceAll("'~$1'");
    }

    private static String join(List<String> parts, String operator) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(operator));
    }
}
