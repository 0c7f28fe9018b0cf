package dev.kontor.shared.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/// A page for people who open an API URL in a browser: one document with inline style, no scripts, no other
/// host.
final class HtmlPage {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6676; --line: #dfe3e8; --paper: #fff;
              --tint: #f5f7f9; --link: #0b5cad }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #9aa5b4; --line: #333c48;
              --paper: #14181e; --tint: #1c222a; --link: #7db8f5 } }
            body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
            main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
            nav { font-size: .9rem; margin-bottom: 2rem }
            nav a { margin-right: 1rem }
            a { color: var(--link) }
            h1 { font-size: 1.8rem; line-height: 1.25; margin: 0 0 .25rem }
            h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
            .status { color: var(--soft); margin: 0 }
            code, pre { font: .9em/1.5 ui-monospace, monospace; background: var(--tint); border-radius: 4px }
            code { padding: .1em .3em }
            pre { padding: 1rem; overflow-x: auto; border: 1px solid var(--line) }
            pre code { padding: 0; background: none }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
              border-bottom: 1px solid var(--line) }
            dl { margin: 0 } dt { font-weight: 600; margin-top: 1rem } dd { margin: 0; color: var(--soft) }
            """;

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private HtmlPage() {}

    /// Whether a person requests it with a browser. Programs that accept anything get JSON.
    static boolean isWanted(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        try {
            var types = MediaType.parseMediaTypes(accept);
            int html = quality(types, MediaType.TEXT_HTML);
            return html > 0 && html >= quality(types, MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    /// In thousandths.
    private static int quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(each -> each.equalsTypeAndSubtype(type))
                .mapToInt(each -> (int) (each.getQualityValue() * 1_000))
                .max()
                .orElse(0);
    }

    /// The language of all texts of a page: that of the reader, else English.
    static Locale language(Locale reader) {
        return LANGUAGES.contains(reader.getLanguage()) ? Locale.forLanguageTag(reader.getLanguage()) : Locale.ENGLISH;
    }

    /// Words shared by all pages.
    static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "messages.pages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// @param body HTML; the caller escapes texts with [#text]
    static ResponseEntity<Object> of(Locale language, String title, String body) {
        var page = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><title>%s</title>
                <style>%s</style></head>
                <body><main>
                %s
                </main></body></html>
                """.formatted(language.toLanguageTag(), escape(title), STYLE, body);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(page);
    }

    /// The same URL for programs.
    static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    static String link(String address, String text) {
        return "<a href=\"%s\">%s</a>".formatted(escape(address), escape(text));
    }

    /// A text as HTML, with text between backticks as code.
    static String text(String text) {
        return CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
    }

    static String code(String text) {
        return "<pre><code>" + escape(text) + "</code></pre>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
