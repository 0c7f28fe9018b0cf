package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.template.TemplateRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The templates that come with the application, in English, German and French: bodies with `[[name]]` for
/// the texts of the language, `[[.name]]` for those of the kind.
@Component
public class BuiltInTemplates {

    private static final Pattern TEXT = Pattern.compile("\\[\\[(\\.?)([a-z-]+)]]");
    private static final String BODY = "[[body]]";
    private static final int MAX_READ = 500;

    private final MailTexts texts;
    private final Map<Key, MailSource> sources = new ConcurrentHashMap<>();

    public BuiltInTemplates(MailTexts texts) {
        this.texts = texts;
    }

    private record Key(MailKind kind, Locale language) {}

    /// The source of a mail in the language, else in English. It is read and filled once: that takes longer than
    /// rendering the mail.
    public MailSource source(MailKind kind, Locale language) {
        if (sources.size() >= MAX_READ) {
            sources.clear();
        }
        return sources.computeIfAbsent(new Key(kind, language), _ -> fill(kind, language));
    }

    private MailSource fill(MailKind kind, Locale language) {
        var body = body(kind);
        return new MailSource(
                texts.source(kind, "subject", language),
                filled(body + ".html", kind, language, TemplateRenderer::escape),
                filled(body + ".txt", kind, language, UnaryOperator.identity()));
    }

    /// Puts the body into the shop's layout.
    ///
    /// @param subject source of the subject
    String html(String body, MailKind kind, Locale language) {
        return layout("layout.html", body, kind, language, TemplateRenderer::escape);
    }

    String text(String body, MailKind kind, Locale language) {
        return layout("layout.txt", body, kind, language, UnaryOperator.identity());
    }

    private String layout(String name, String body, MailKind kind, Locale language, UnaryOperator<String> escape) {
        var layout = read(name);
        int at = layout.indexOf(BODY);
        return filled(kind, language, escape, layout.substring(0, at))
                + body.stripTrailing()
                + filled(kind, language, escape, layout.substring(at + BODY.length()));
    }

    private String filled(String name, MailKind kind, Locale language, UnaryOperator<String> escape) {
        return filled(kind, language, escape, read(name));
    }

    private String filled(MailKind kind, Locale language, UnaryOperator<String> escape, String source) {
        return TEXT.matcher(source).replaceAll(match -> {
            var text = match.group(1).isEmpty()
                    ? texts.text(match.group(2), language, "{{shopName}}")
                    : texts.source(kind, match.group(2), language);
            return Matcher.quoteReplacement(escape.apply(text));
        });
    }

    private String body(MailKind kind) {
        if (kind.isAboutOrder()) {
            return "order";
        }
        if (kind == MailKind.DOWNLOADS) {
            return "downloads";
        }
        if (kind == MailKind.GIFT_CARD) {
            return "gift-card";
        }
        if (kind == MailKind.REVIEW_INVITATION) {
            return "invitation";
        }
        if (texts.has(kind, "opt-out")) {
            return "offer";
        }
        return texts.has(kind, "link") ? "link" : "notice";
    }

    private static String read(String name) {
        try (var file = BuiltInTemplates.class.getResourceAsStream("/templates/mail/" + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no template " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
