package dev.kontor.order.search;

import dev.kontor.shared.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The terms that an order is found by, and the PostgreSQL text query of what staff enter. Both are made
/// here, so that they fold texts alike. A term has letters and digits only.
final class SearchTerms {

    static final int MAX_TERMS = 2_000;
    static final int MAX_WORDS = 8;

    // Shorter beginnings match too much of a large shop to be of use. Those of numbers are more alike.
    private static final int MIN_BEGINNING_LENGTH = 3;
    private static final int MIN_NUMBER_BEGINNING_LENGTH = 5;
    private static final int MIN_PHONE_DIGITS = 5;
    private static final int MAX_COUNTRY_CODE_DIGITS = 3;
    private static final int MAX_ENDING_LENGTH = 64;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()./-]*");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern DIALED_PREFIX = Pattern.compile("^0+");

    private final Set<String> terms = new LinkedHashSet<>();

    /// Adds texts such as names, tags and SKUs: their words, the whole without punctuation, and what follows each
    /// punctuation mark in a word. `TEE-BLACK-M` is found by `black-m` without reading all orders with `black`
    /// and all with `m`.
    SearchTerms texts(Iterable<String> texts) {
        for (var text : texts) {
            terms.addAll(Words.of(text));
            terms.add(Words.code(text));
            SPACES.splitAsStream(text).map(Words::of).forEach(this::endings);
        }
        return this;
    }

    private void endings(List<String> parts) {
        for (int from = 0; from < parts.size(); from++) {
            var ending = String.join("", parts.subList(from, parts.size()));
            terms.add(ending.substring(0, Math.min(ending.length(), MAX_ENDING_LENGTH)));
        }
    }

    SearchTerms email(String email) {
        int at = email.lastIndexOf('@');
        terms.add(Words.code(email));
        terms.add(Words.code(email.substring(at + 1)));
        terms.addAll(Words.of(email.substring(0, Math.max(at, 0))));
        return this;
    }

    /// Adds numbers in international format. People also enter them without the country code, whose length
    /// is unknown.
    SearchTerms phones(Iterable<String> phones) {
        for (var phone : phones) {
            var digits = digits(phone);
            for (int from = 0; from <= MAX_COUNTRY_CODE_DIGITS && digits.length() - from >= MIN_PHONE_DIGITS; from++) {
                terms.add(digits.substring(from));
            }
        }
        return this;
    }

    List<String> all() {
        return terms.stream().filter(term -> !term.isEmpty()).limit(MAX_TERMS).toList();
    }

    /// Returns the query that finds orders with all of the entered words or their beginnings; empty if the
    /// text has no letter or digit.
    static Optional<String> query(String text) {
        var words = SPACES.splitAsStream(text.strip())
                .map(SearchTerms::alternatives)
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .collect(Collectors.joining(" & "));
        var phone = phone(text.strip());
        if (phone.isEmpty()) {
            return Optional.of(words).filter(query -> !query.isEmpty());
        }
        return Optional.of(words.isEmpty() ? phone : "(" + words + ") | " + phone);
    }

    private static String alternatives(String entered) {
        int at = entered.lastIndexOf('@');
        var code = Words.code(entered);
        var words = Words.of(at < 0 ? entered : entered.substring(0, at));
        if (words.isEmpty() || at >= 0 && !code.isEmpty()) {
            return code.isEmpty() ? "" : beginning(code);
        }
        var last = words.size() - 1;
        if (last > 0 && !code.isEmpty() && code.chars().anyMatch(Character::isDigit)) {
            return beginning(code);
        }
        // A double name may be stored with a space. Only its last word can be a beginning.
        var all = Stream.concat(words.stream().limit(last), Stream.of(beginning(words.get(last))))
                .collect(Collectors.joining(" & "));
        return last == 0 || code.isEmpty() ? "(" + all + ")" : "((" + all + ") | " + beginning(code) + ")";
    }

    private static String phone(String text) {
        var digits = DIALED_PREFIX.matcher(digits(text)).replaceFirst("");
        return PHONE.matcher(text).matches() && digits.length() >= MIN_PHONE_DIGITS ? beginning(digits) : "";
    }

    private static String digits(String text) {
        return NO_DIGITS.matcher(text).replaceAll("");
    }

    private static String beginning(String term) {
        boolean number = Character.isDigit(term.charAt(term.length() - 1));
        return term.length() < (number ? MIN_NUMBER_BEGINNING_LENGTH : MIN_BEGINNING_LENGTH) ? term : term + ":*";
    }
}
