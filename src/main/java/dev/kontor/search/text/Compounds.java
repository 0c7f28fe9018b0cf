package dev.kontor.search.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Decides which words of the shop are compounds with a word, in languages that join words: *Lampe* is in
/// *Schreibtischlampe* and in *Lampenschirm*, but not in *Alampen*.
///
/// The shop's own words decide. The rest of a compound must be a word of the shop, with or without a linking
/// element (*Olive-n-öl*), or the compound must be in a title, where nouns name products, and the rest must look
/// like a word.
public final class Compounds {

    /// Shorter words are in too many others by chance.
    public static final int MIN_LENGTH = 4;

    private static final int MIN_KNOWN_LENGTH = 2;
    private static final int MIN_REST_LENGTH = 3;
    private static final int MAX_ENDING_LENGTH = 3;
    private static final Set<String> LANGUAGES = Set.of("de", "nl", "sv", "da", "nb", "nn", "no");
    private static final Pattern VOWEL = Pattern.compile("[aeiouy]");

    /// Verb prefixes and particles, which change the meaning of the rest.
    private static final Map<String, Set<String>> NO_MODIFIERS = Map.of(
            "de",
            Set.of(
                    "be", "ge", "er", "ent", "emp", "ver", "zer", "miss", "des", "dis", "durch", "auf", "aus", "ein",
                    "vor", "mit", "bei", "nach", "weg", "hin", "her", "los", "dar", "wider", "wieder", "zurecht",
                    "ange", "abge", "ausge", "auge", "einge", "aufge", "vorge", "unge"),
            "nl",
            Set.of("be", "ge", "ver", "ont", "her", "door", "aan", "mis", "uit", "voor"),
            "sv",
            Set.of("be", "for", "ent", "till", "upp", "over", "under"),
            "da",
            Set.of("be", "for", "ge", "und", "til", "over", "under"));

    /// German nouns with the joint -e- (*Hundedecke*). Of others the *e* belongs to another word: a
    /// *Reisetasche* is from *Reise*, not from *Reis*.
    private static final Set<String> JOINED_BY_E = Set.of(
            "bad", "gans", "gerat", "getrank", "hund", "kalb", "krebs", "maus", "pferd", "schwein", "strauss", "tag",
            "weg");

    /// Endings that change the word class: *kabellos* is not a cable.
    public static final String ENDINGS = "(s|n|en|e)?(los|loos|lich|lijk|ig|ige|bar|baar|isch|haft|sam"
            + "|ung|heit|keit|schaft|chen|lein|iert|ier|ieren|erei|end|er|ern|ler|ner|tje|ing|else)"
            + "(e|er|es|en|em|n|s|ste|sten)?";

    private static final Pattern ENDING = Pattern.compile(ENDINGS);

    private Compounds() {}

    /// A word of the shop that may be a compound.
    ///
    /// @param stem its search term
    /// @param products the number of products with it
    /// @param titled whether a title has it
    /// @param rest the word without the searched part
    /// @param known whether the shop has the rest as a word
    public record Candidate(String word, String stem, int products, boolean titled, String rest, boolean known) {}

    public static boolean in(Locale locale) {
        return LANGUAGES.contains(locale.getLanguage());
    }

    /// Whether the candidate ends with the word and is a kind of it.
    public static boolean isHead(Locale locale, String word, Candidate candidate) {
        var rest = candidate.rest();
        if (rest.length() < MIN_KNOWN_LENGTH || !candidate.word().startsWith(rest)) {
            return false;
        }
        var tail = candidate.word().substring(rest.length());
        return (tail.startsWith(word) || word.startsWith(tail))
                && Math.abs(tail.length() - word.length()) <= MAX_ENDING_LENGTH
                && !noModifiers(locale).contains(rest)
                && isPart(word, rest, candidate, MIN_REST_LENGTH);
    }

    /// Whether the candidate begins with the word, which says what kind of thing it is, or what it is for.
    public static boolean isModifier(Locale locale, String word, Candidate candidate) {
        var rest = candidate.rest();
        boolean joined = !rest.startsWith("e")
                || !candidate.word().startsWith(word)
                || takesE(locale, word)
                || candidate.known();
        return joined && !ENDING.matcher(rest).matches() && isPart(word, rest, candidate, MIN_LENGTH);
    }

    /// The characters that may join a word to the next one, as a regular expression.
    public static String joints(Locale locale, String word) {
        return takesE(locale, word) ? "[sne]" : "[sn]";
    }

    private static boolean takesE(Locale locale, String word) {
        return !locale.getLanguage().equals("de") || JOINED_BY_E.contains(word);
    }

    /// Whether the word is inside the candidate, with something before and after it.
    public static boolean isInside(String word, Candidate candidate) {
        int at = candidate.word().indexOf(word);
        return candidate.titled()
                && word.length() >= MIN_LENGTH
                && at >= MIN_REST_LENGTH
                && hasVowel(candidate.word().substring(0, at))
                && hasVowel(candidate.word().substring(at + word.length()));
    }

    /// Where an unknown word may be split into two known ones: the first and the second part, the longest second
    /// part first.
    public static List<List<String>> splits(Locale locale, String word) {
        return word.chars().anyMatch(Character::isDigit)
                ? List.of()
                : IntStream.rangeClosed(MIN_REST_LENGTH, word.length() - MIN_REST_LENGTH)
                        .filter(at -> !noModifiers(locale).contains(word.substring(0, at)))
                        .mapToObj(at -> List.of(word.substring(0, at), word.substring(at)))
                        .toList();
    }

    /// Whether the ending of an unknown word looks like a noun, not like an adjective ending (*gusseis-erne*).
    public static boolean isNoun(String word) {
        return word.length() > MIN_LENGTH || (word.length() == MIN_LENGTH && !hasVowel(word.substring(0, 1)));
    }

    private static boolean isPart(String word, String rest, Candidate candidate, int shortest) {
        return candidate.known()
                || (candidate.titled() && word.length() >= MIN_LENGTH && rest.length() >= shortest && hasVowel(rest));
    }

    private static boolean hasVowel(String text) {
        return VOWEL.matcher(text).find();
    }

    private static Set<String> noModifiers(Locale locale) {
        var language = switch (locale.getLanguage()) {
            case "nb", "nn", "no" -> "da";
            case String other -> other;
        };
        return NO_MODIFIERS.getOrDefault(language, Set.of());
    }
}
