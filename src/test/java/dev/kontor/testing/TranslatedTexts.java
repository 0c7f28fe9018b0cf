package dev.kontor.testing;

import dev.kontor.shared.problem.ProblemCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Knows every text that the shop has in several languages, and finds in problem documents what is none of them.
final class TranslatedTexts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.GERMAN, Locale.FRENCH);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Set<String> EXACT = new HashSet<>();
    private static final Set<String> FITTING = ConcurrentHashMap.newKeySet();
    private static final int MAX_FITTING = 10_000;
    private static final Pattern FILLED;
    private static final Pattern OF_CONSTRAINTS;

    static {
        var details = texts("messages.details");
        Stream.of(ProblemCode.values()).map(ProblemCode::remedy).forEach(EXACT::add);
        EXACT.addAll(texts("messages.remedies"));
        details.stream().filter(text -> !PLACEHOLDER.matcher(text).find()).forEach(EXACT::add);
        FILLED = Pattern.compile(
                details.stream()
                        .filter(text -> PLACEHOLDER.matcher(text).find())
                        .map(text -> Stream.of(PLACEHOLDER.split(text, -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")))
                        .collect(Collectors.joining("|")),
                Pattern.DOTALL);
        // Up to what is filled in, which may be an expression.
        OF_CONSTRAINTS = Pattern.compile(
                Stream.concat(
                                texts("org.hibernate.validator.ValidationMessages").stream(),
                                texts("ValidationMessages").stream())
                        .map(text -> text.replaceFirst("[{$].*", ""))
                        .filter(text -> text.length() > 5)
                        .map(text -> Pattern.quote(text) + ".*")
                        .collect(Collectors.joining("|")),
                Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private TranslatedTexts() {}

    static List<String> untranslated(JsonNode problem) {
        return Stream.of(
                        Stream.of(problem.path("detail")),
                        problem.path("errors").valueStream().map(error -> error.path("detail")),
                        problem.path("problems").valueStream().map(each -> each.path("detail")),
                        problem.path("problems").valueStream().map(each -> each.path("remedy")))
                .flatMap(texts -> texts)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !isTranslated(text))
                .toList();
    }

    /// Most texts come again and again, and a thousand patterns are slow.
    private static boolean isTranslated(String text) {
        if (EXACT.contains(text) || FITTING.contains(text)) {
            return true;
        }
        boolean fits =
                FILLED.matcher(text).matches() || OF_CONSTRAINTS.matcher(text).matches();
        if (fits && FITTING.size() < MAX_FITTING) {
            FITTING.add(text);
        }
        return fits;
    }

    private static Set<String> texts(String bundle) {
        return LANGUAGES.stream()
                .map(language -> ResourceBundle.getBundle(bundle, language, NO_FALLBACK))
                .flatMap(texts -> texts.keySet().stream().map(texts::getString))
                .collect(Collectors.toSet());
    }
}
