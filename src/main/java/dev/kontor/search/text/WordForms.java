package dev.kontor.search.text;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Forms of one word that a stemmer treats as different words: irregular plurals from a list per language, and
/// the German stemmer's handling of a final -s.
public final class WordForms {

    private static final Map<String, Map<String, Set<String>>> KNOWN = new ConcurrentHashMap<>();
    private static final int MIN_LENGTH_WITH_S = 3;

    /// The stemmer treats the last letter of *Kurs* as an ending, but not that of *Kurse*.
    private static final Pattern S_OF_THE_STEM = Pattern.compile(".+[bdfghklmnrt]se?");

    private WordForms() {}

    /// The other forms of a word.
    public static Set<String> others(Locale locale, String word) {
        var forms = new LinkedHashSet<>(
                KNOWN.computeIfAbsent(locale.getLanguage(), WordForms::read).getOrDefault(word, Set.of()));
        if (locale.getLanguage().equals("de") && word.length() >= MIN_LENGTH_WITH_S) {
            if (!word.endsWith("s")) {
                forms.add(word + "s");
            } else if (!word.endsWith("ss")) {
                forms.add(word.substring(0, word.length() - 1));
            }
            if (S_OF_THE_STEM.matcher(word).matches()) {
                forms.add(word.endsWith("e") ? word.substring(0, word.length() - 1) : word + "e");
            }
        }
        forms.remove(word);
        return forms;
    }

    private static Map<String, Set<String>> read(String language) {
        var forms = new HashMap<String, Set<String>>();
        for (List<String> group : TextResource.groups("forms/" + language + ".txt")) {
            group.forEach(word ->
                    forms.computeIfAbsent(word, _ -> new LinkedHashSet<>()).addAll(group));
        }
        return forms;
    }
}
