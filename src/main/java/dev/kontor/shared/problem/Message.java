package dev.kontor.shared.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A text for people: in English, and translated if it has a key in `messages/details*.properties`. `{name}` in the
/// text stands for the argument of that name.
///
/// @param text the text, in English unless [#in] chose another language
/// @param key where its translations are; absent if it has none
/// @param arguments what the text names, such as `limit`
public record Message(String text, @Nullable String key, Map<String, Object> arguments) implements CharSequence {

    private static final String BUNDLE = "messages.details";
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /// The bundles of requested languages; their number is limited, because clients may request any.
    private static final ConcurrentMap<Locale, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private static final int MAX_BUNDLES = 1_000;

    /// @param arguments names and values alternately
    public static Message of(String key, Object... arguments) {
        var named = new LinkedHashMap<String, Object>();
        for (int index = 0; index < arguments.length; index += 2) {
            named.put((String) arguments[index], arguments[index + 1]);
        }
        return new Message(written(key, named, Locale.ENGLISH), key, named);
    }

    /// A text as it is, in every language.
    public static Message plain(CharSequence text) {
        return text instanceof Message message ? message : new Message(text.toString(), null, Map.of());
    }

    static boolean exists(String key) {
        return bundle(Locale.ENGLISH).containsKey(key);
    }

    /// The message in that language; in English if it has no translation.
    public Message in(Locale language) {
        return key == null ? this : plain(written(key, arguments, language));
    }

    private static String written(String key, Map<String, Object> arguments, Locale language) {
        var text = bundle(language).getString(key);
        if (text.indexOf('{') < 0) {
            return text;
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        shown(arguments.getOrDefault(found.group(1), found.group()), language)));
    }

    private static String shown(Object argument, Locale language) {
        return switch (argument) {
            case Message message -> message.in(language).text;
            case Money money -> MoneyFormat.format(money, language);
            case Currency currency -> currency.getCurrencyCode();
            case Locale locale -> locale.toLanguageTag();
            case TypedId id -> id.text();
            case Collection<?> values ->
                values.stream().map(value -> shown(value, language)).collect(Collectors.joining(", "));
            default -> argument.toString();
        };
    }

    private static ResourceBundle bundle(Locale language) {
        var known = BUNDLES.get(language);
        if (known == null) {
            if (BUNDLES.size() >= MAX_BUNDLES) {
                BUNDLES.clear();
            }
            known = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
            BUNDLES.put(language, known);
        }
        return known;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
