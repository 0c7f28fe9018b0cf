package dev.kontor.document.content;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// The texts of documents in the languages of the bundles.
public final class DocumentTexts {

    private static final String BUNDLE = "messages.document";
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private DocumentTexts() {}

    /// The language of a document for that buyer: English if there are no texts in theirs.
    public static Locale language(Locale buyer) {
        var best = Locale.lookup(List.of(new Locale.LanguageRange(buyer.toLanguageTag())), LANGUAGES);
        return best == null ? Locale.ENGLISH : best;
    }

    public static String text(String key, Locale language, Object... arguments) {
        var pattern = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, language).format(arguments);
    }
}
