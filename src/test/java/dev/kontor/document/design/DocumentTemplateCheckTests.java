package dev.kontor.document.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.file.PdfWriter;
import dev.kontor.document.file.PrintedHtml;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.RejectedException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which templates of documents are accepted, and which are refused.
class DocumentTemplateCheckTests {

    private static final DocumentTemplateKind KIND = DocumentTemplateKind.INVOICE;

    private final DocumentTemplateCheck check = new DocumentTemplateCheck(new PdfWriter());

    @ParameterizedTest
    @CsvSource({"INVOICE, de", "CREDIT_NOTE, fr", "PACKING_SLIP, en", "DELIVERY_NOTE, de", "PICK_LIST, fr"})
    void everyBuiltInTemplateIsAccepted(DocumentTemplateKind kind, Locale language) {
        check.check(kind, language, PrintedHtml.builtIn(kind));
    }

    @Test
    void aShortTemplateWithEverythingThatTheLawRequiresIsAccepted() {
        check.check(KIND, Locale.GERMAN, """
                <style>#foot { position: running(footer); } .col-2 { width: 50%; color: #333; }</style>
                <div id="foot">{{#footer}}{{#lines}}{{.}} {{/lines}}{{/footer}}</div>
                {{#logo}}<img src="{{logo}}" alt="{{logoText}}">{{/logo}}
                <p>Danke! {{title}} {{number}}, {{issuedOn}}, {{suppliedOn}}</p>
                {{#addresses}}<p>{{#lines}}{{.}}<br>{{/lines}}</p>{{/addresses}}
                {{#facts}}<p>{{label}}: {{value}}</p>{{/facts}}
                {{#items}}<p class="col-2">{{quantity}} {{title}} {{unitPrice}} {{discount}}</p>{{/items}}
                {{#sums}}<p>{{label}} {{value}}</p>{{/sums}}
                {{#notes}}<p>{{.}}</p>{{/notes}}
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {{password}} | unknown-variable
            {{&number}} | unescaped
            {{>other}} | forbidden-tag
            {{#items}}{{#items}}x{{/items}}{{/items}} | nested-loop
            {{#items}}x | unclosed-section
            <script>1</script> | forbidden-element
            <p onclick="x()">x</p> | forbidden-attribute
            <img src="file:///etc/passwd" alt="x"> | forbidden-picture
            <img src="https://example.com/x.png" alt="x"> | forbidden-picture
            <img src="data:image/png;base64,AAAA" alt="x"> | forbidden-picture
            <img src="{{logo}}"> | required
            <a href="https://example.com">x</a> | forbidden-element
            <html lang="xx"><body>x</body></html> | forbidden-element
            <title>x</title> | forbidden-element
            <table background="file:///etc/passwd"><tr><td>x</td></tr></table> | forbidden-attribute
            <style>@import "x.css";</style> | forbidden-style
            <style>@page { size: 1mm 1mm }</style> | forbidden-style
            <style>@font-face { font-family: x }</style> | forbidden-style
            <style>p { background: url(file:///etc/passwd) }</style> | forbidden-style
            <style>p { position: absolute }</style> | forbidden-style
            <style>p { position:/**/fixed }</style> | forbidden-style
            <style>p { margin-top: -50mm }</style> | forbidden-style
            <style>p { opacity: 0 }</style> | forbidden-style
            <style>p { overflow: hidden }</style> | forbidden-style
            <style>p { padding: 90000mm }</style> | too-large
            <p style="height: 300mm">x</p> | too-large
            <table><tr><td colspan="1000000">x</td></tr></table> | too-large
            """)
    void refusesWhatWouldLoadLoopHideOrLeak(String html, String code) {
        assertThat(DocumentTemplateCheck.problems(KIND, html))
                .extracting(FieldProblem::code)
                .contains(code);
    }

    @Test
    void refusesNestingThatTakesLongToLayOut() {
        var deep = "<table><tr><td>".repeat(12) + "x" + "</td></tr></table>".repeat(12);
        assertThat(DocumentTemplateCheck.problems(KIND, deep))
                .extracting(FieldProblem::code)
                .contains("too-deep");
        assertThat(DocumentTemplateCheck.problems(KIND, "<p>x</p>".repeat(600)))
                .extracting(FieldProblem::code)
                .contains("too-many-elements");
    }

    @Test
    void refusesTemplatesThatFillTooManyPages() {
        assertThatThrownBy(() -> check.check(
                        DocumentTemplateKind.PICK_LIST,
                        Locale.ENGLISH,
                        "<div style=\"height: 240mm\">x</div>".repeat(30)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("pages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{#facts}} | the date of issue
            <tr class="{{kind}}"><th scope="row">{{label}}</th><td>{{value}}</td></tr> | the tax and its rate
            {{#notes}}<p>{{.}}</p>{{/notes}} | the required sentence
            {{#footer}}<td>{{#lines}}<div>{{.}}</div>{{/lines}}</td>{{/footer}} | the company
            <td class="number">{{unitPrice}}</td> | the unit price
            {{#addresses}} | the address of the buyer
            """)
    void refusesToLeaveOutWhatTheLawRequires(String part, String what) {
        var builtIn = PrintedHtml.builtIn(KIND);
        assertThat(builtIn).contains(part);
        var without = part.matches("\\{\\{#\\w+}}")
                ? builtIn.replaceAll("(?s)\\{\\{#%1$s}}.*\\{\\{/%1$s}}".formatted(part.replaceAll("\\W", "")), "")
                : builtIn.replace(part, "");

        assertThat(refusal(without)).contains(what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .sums { display: none; }
            .sums { color: #ffffff; }
            .sums { color: white; }
            .sums td, .sums th { font-size: 1pt; }
            .sums tr { color: rgb(250, 250, 240); }
            """)
    void refusesToHideWhatTheLawRequires(String style) {
        assertThat(refusal(PrintedHtml.builtIn(KIND) + "<style>" + style + "</style>"))
                .contains("the tax and its rate");
    }

    @Test
    void refusesWhatIsOnlyShownWithoutALogo() {
        var html = PrintedHtml.builtIn(KIND);
        assertThat(refusal("{{^logo}}" + html.substring(html.indexOf("<div id=\"footer\">")) + "{{/logo}}"))
                .contains("cannot be read");
    }

    @Test
    void refusesATemplateThatOnlyWorksIfSomethingIsDue() {
        var html = PrintedHtml.builtIn(KIND)
                .replace("<table class=\"sums\">", "{{#dueOn}}<table class=\"sums\">")
                .replace(
                        "</table>\n</div>\n<div class=\"notes\">", "</table>{{/dueOn}}\n</div>\n<div class=\"notes\">");
        assertThat(html).contains("{{/dueOn}}");

        assertThat(refusal(html)).contains("in the sample PAID");
    }

    private String refusal(String html) {
        var refused = catchThrowableOfType(RejectedException.class, () -> check.check(KIND, Locale.ENGLISH, html));
        assertThat(refused).isNotNull();
        return refused.errors().stream()
                .map(problem -> problem.detail().toString())
                .toList()
                .toString();
    }
}
