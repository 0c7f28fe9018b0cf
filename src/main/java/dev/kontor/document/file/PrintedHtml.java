package dev.kontor.document.file;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.settings.Design;
import dev.kontor.shared.template.TemplateRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Fills templates. Page, language, title and font do not depend on the template, so that every file is
/// accessible and embeds its fonts.
public final class PrintedHtml {

    /// The only address that a template can load.
    static final String LOGO = "kontor:logo";

    private static final String FONT = "* { font-family: 'Document' !important; }";
    private static final String BASE = """
            body { font-family: 'Document'; font-size: 10pt; line-height: 1.4; color: #1a1a1a; margin: 0; }
            .page:before { content: counter(page); }
            .pages-all:before { content: counter(pages); }
            """;
    private static final String LETTER =
            "@page { size: A4; margin: 20mm 18mm 34mm 20mm; @bottom-center { content: element(footer); width: 172mm; } }";
    private static final String SLIP =
            "@page { size: A4; margin: 20mm 18mm 20mm 20mm; @bottom-right { content: element(footer); } }";

    private PrintedHtml() {}

    /// @throws com.samskivert.mustache.MustacheException if the template cannot be filled
    /// @throws TemplateRenderer.TooLong if the result is too long
    static Document of(Printable printable, Design design) {
        var model = new HashMap<>(printable.model());
        var logo = design.logo();
        model.put("logo", logo == null ? "" : LOGO);
        model.put("logoText", logo == null ? "" : logo.altText());
        var source = design.html() == null ? builtIn(printable.kind()) : design.html();
        var html = Jsoup.parse(TemplateRenderer.render(TemplateRenderer.escaped(source), model));
        var styles = html.select("style").remove();
        html.select("html").attr("lang", printable.language().toLanguageTag());
        var head = html.head();
        head.appendElement("title").text(printable.title());
        head.appendElement("meta").attr("name", "description").attr("content", printable.title());
        head.appendElement("meta").attr("name", "author").attr("content", printable.author());
        head.appendElement("style").appendText(BASE + page(printable.kind()));
        styles.forEach(head::appendChild);
        head.appendElement("style").appendText(FONT);
        return html;
    }

    private static String page(DocumentTemplateKind kind) {
        return switch (kind) {
            case INVOICE, CREDIT_NOTE -> LETTER;
            case PACKING_SLIP, DELIVERY_NOTE, PICK_LIST -> SLIP;
        };
    }

    /// The built-in template of a kind.
    public static String builtIn(DocumentTemplateKind kind) {
        var name = switch (kind) {
            case INVOICE, CREDIT_NOTE -> "document";
            case PACKING_SLIP, DELIVERY_NOTE, PICK_LIST ->
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        try (InputStream content = PrintedHtml.class.getResourceAsStream("/templates/document/" + name + ".html")) {
            if (content == null) {
                throw new IllegalStateException("the template " + name + " is missing");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
