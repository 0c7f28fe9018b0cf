package dev.kontor.search.query;

import dev.kontor.search.query.IndexView.Hint;
import dev.kontor.search.query.Lookup.Kind;
import dev.kontor.search.query.Lookup.Result;
import dev.kontor.search.query.ReadingQueries.Purpose;
import dev.kontor.search.text.Compounds;
import dev.kontor.search.text.Compounds.Candidate;
import dev.kontor.search.text.Spelling;
import dev.kontor.search.text.WordForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The vocabulary lookups for the words of a text, and the meaning of their results.
final class Lookups {

    /// Lookups of synonyms have no position in the text.
    private static final int NOWHERE = -1;

    private static final int MIN_SPLIT_LENGTH = 6;

    private final Locale locale;
    private final List<Result> results;

    Lookups(Locale locale, List<Result> results) {
        this.locale = locale;
        this.results = results;
    }

    /// Other forms of the words, joined pairs, and compounds with them.
    static List<Lookup> of(Locale locale, List<String> words, Purpose purpose) {
        var lookups = new ArrayList<Lookup>();
        for (int place = 0; place < words.size(); place++) {
            var word = words.get(place);
            for (var form : WordForms.others(locale, word)) {
                lookups.add(new Lookup(place, Kind.FORM, form));
            }
            if (place + 1 < words.size()) {
                lookups.add(new Lookup(place, Kind.JOINED, word + words.get(place + 1)));
            }
            if (Compounds.in(locale) && word.length() > 1) {
                lookups.add(new Lookup(place, Kind.HEAD, word));
                if (purpose == Purpose.SEARCH) {
                    lookups.add(new Lookup(place, Kind.MODIFIER, word));
                } else if (place == words.size() - 1 && word.length() > 2) {
                    lookups.add(new Lookup(place, Kind.INSIDE, word));
                }
            }
        }
        return lookups;
    }

    /// Possible parts of unknown words.
    static List<Lookup> parts(Locale locale, List<String> words) {
        var lookups = new LinkedHashSet<Lookup>();
        for (int place = 0; place < words.size(); place++) {
            var word = words.get(place);
            if (word.length() >= MIN_SPLIT_LENGTH) {
                for (var split : Compounds.splits(locale, word)) {
                    for (var first : firsts(locale, split.getFirst())) {
                        lookups.add(new Lookup(place, Kind.FORM, first));
                    }
                    lookups.add(new Lookup(place, Kind.FORM, split.getLast()));
                    for (var form : WordForms.others(locale, split.getLast())) {
                        lookups.add(new Lookup(place, Kind.FORM, form));
                    }
                    if (Compounds.in(locale)) {
                        if (split.getFirst().length() >= Compounds.MIN_LENGTH) {
                            lookups.add(new Lookup(place, Kind.MODIFIER, split.getFirst()));
                        }
                        if (split.getLast().length() >= Compounds.MIN_LENGTH) {
                            lookups.add(new Lookup(place, Kind.HEAD, split.getLast()));
                        }
                    }
                }
            }
            if (Compounds.in(locale) && word.length() >= Compounds.MIN_LENGTH) {
                lookups.add(new Lookup(place, Kind.INSIDE, word));
                lookups.add(new Lookup(place, Kind.ALIKE, word));
            }
        }
        return List.copyOf(lookups);
    }

    /// The meaning of the results of [#parts].
    static Map<String, Hint> hints(Locale locale, List<String> words, List<Result> results) {
        var hints = new HashMap<String, Hint>();
        for (int place = 0; place < words.size(); place++) {
            int at = place;
            var mine = new Lookups(
                    locale,
                    results.stream().filter(each -> each.lookup().place() == at).toList());
            hints.put(words.get(place), mine.hint(words.get(place)));
        }
        return hints;
    }

    private Hint hint(String word) {
        var inside = stems(candidates(Kind.INSIDE, word), Compounds::isInside, word);
        var alike = candidates(Kind.ALIKE, word).stream()
                .map(each -> new Spelling.Known(each.word(), each.stem(), each.products()))
                .toList();
        var parts = word.length() < MIN_SPLIT_LENGTH ? Parts.NONE : split(word);
        return new Hint(parts.first(), parts.second(), inside, alike);
    }

    /// Search terms for the two parts of a word; empty for a part that is unknown.
    private record Parts(List<String> first, List<String> second) {

        static final Parts NONE = new Parts(List.of(), List.of());
    }

    /// Two known parts; else, in languages with compounds, the second part, which determines the meaning.
    private Parts split(String word) {
        var head = Parts.NONE;
        for (var split : Compounds.splits(locale, word)) {
            var second = second(split.getLast());
            var first = second.isEmpty() ? second : first(split.getFirst());
            if (!first.isEmpty()) {
                return new Parts(first, second);
            }
            if (head.second().isEmpty() && Compounds.in(locale) && Compounds.isNoun(split.getLast())) {
                head = new Parts(List.of(), second);
            }
        }
        return head;
    }

    private List<String> second(String part) {
        return both(
                Stream.concat(Stream.of(part), WordForms.others(locale, part).stream())
                        .flatMap(form -> stems(candidates(Kind.FORM, form)).stream())
                        .toList(),
                kinds(part));
    }

    private List<String> first(String part) {
        return both(
                firsts(locale, part).stream()
                        .flatMap(form -> stems(candidates(Kind.FORM, form)).stream())
                        .toList(),
                modified(part));
    }

    /// Other search terms with the same meaning.
    List<String> others(int place, String word, String stem) {
        var mine = at(place);
        var others = new LinkedHashSet<>(stems(mine.results.stream()
                .filter(each -> each.lookup().kind() == Kind.FORM)
                .map(Result::candidate)
                .toList()));
        others.addAll(mine.kinds(word));
        others.addAll(stems(mine.candidates(Kind.INSIDE, word)));
        others.remove(stem);
        return List.copyOf(others);
    }

    /// Compounds with the word, as written.
    List<String> compounds(int place, String word) {
        var mine = at(place);
        return Stream.concat(
                        mine.candidates(Kind.HEAD, word).stream()
                                .filter(candidate -> Compounds.isHead(locale, word, candidate)),
                        mine.candidates(Kind.INSIDE, word).stream())
                .map(Candidate::word)
                .distinct()
                .toList();
    }

    /// Compounds that begin with the word.
    List<String> modified(int place, String word) {
        return at(place).modified(word);
    }

    private List<String> modified(String word) {
        return stems(
                candidates(Kind.MODIFIER, word),
                (each, candidate) -> Compounds.isModifier(locale, each, candidate),
                word);
    }

    /// Search terms for a word and the next one, joined, by the position of the first.
    Map<Integer, String> joined() {
        return results.stream()
                .filter(each -> each.lookup().kind() == Kind.JOINED)
                .collect(Collectors.toMap(
                        each -> each.lookup().place(), each -> each.candidate().stem(), (one, _) -> one));
    }

    /// Queries for the compounds that end with the only word of a query.
    List<String> kindsOf(String query) {
        var mine = at(NOWHERE);
        return mine.kinds(query.replace("'", "")).stream()
                .map(stem -> "'" + stem + "'")
                .toList();
    }

    private List<String> kinds(String word) {
        return stems(candidates(Kind.HEAD, word), (each, candidate) -> Compounds.isHead(locale, each, candidate), word);
    }

    private Lookups at(int place) {
        return new Lookups(
                locale,
                results.stream().filter(each -> each.lookup().place() == place).toList());
    }

    private List<Candidate> candidates(Kind kind, String form) {
        return results.stream()
                .filter(each ->
                        each.lookup().kind() == kind && each.lookup().form().equals(form))
                .map(Result::candidate)
                .toList();
    }

    /// The first part of a compound with and without a linking element.
    private static Set<String> firsts(Locale locale, String first) {
        var forms = new LinkedHashSet<String>();
        forms.add(first);
        if (Compounds.in(locale)) {
            Stream.of("s", "n", "e", "en", "er", "es")
                    .filter(joint -> first.endsWith(joint) && first.length() - joint.length() >= 3)
                    .map(joint -> first.substring(0, first.length() - joint.length()))
                    .filter(form -> !first.equals(form + "e")
                            || Compounds.joints(locale, form).contains("e"))
                    .forEach(forms::add);
            forms.add(first + "e");
            forms.add(first + "en");
        }
        return forms;
    }

    private static List<String> stems(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::stem).distinct().toList();
    }

    private static List<String> stems(
            List<Candidate> candidates, BiPredicate<String, Candidate> condition, String word) {
        return stems(
                candidates.stream().filter(each -> condition.test(word, each)).toList());
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
