package dev.kontor.notification.template;

import com.samskivert.mustache.MustacheException;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.template.HtmlRules;
import dev.kontor.shared.template.SecretRules;
import dev.kontor.shared.template.TagRules;
import dev.kontor.shared.template.TemplateRenderer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Rejects templates that could do harm or cannot be rendered.
@Component
class TemplateCheck {

    private static final int MAX_PROBLEMS = 20;

    private final MailRenderer renderer;
    private final MailSamples samples;

    TemplateCheck(MailRenderer renderer, MailSamples samples) {
        this.renderer = renderer;
        this.samples = samples;
    }

    /// @return the mail with sample data
    /// @throws RejectedException if the template breaks a rule, with each reason
    MailContent render(MailKind kind, Locale language, MailSource source) {
        var problems = problems(kind, source);
        if (!problems.isEmpty()) {
            throw rejected(problems);
        }
        try {
            return renderer.render(kind, language, source, samples.sample(kind, language), List.of());
        } catch (MustacheException | TemplateRenderer.TooLong e) {
            throw RejectedException.at(
                    "/html", "not-rendered", "The template cannot be rendered with sample data: " + e.getMessage());
        }
    }

    static List<FieldProblem> problems(MailKind kind, MailSource source) {
        var variables = MailVariables.of(kind);
        return Stream.of(
                        TagRules.check(source.subject(), variables, "/subject"),
                        SecretRules.checkShown(source.subject(), variables, "/subject"),
                        TagRules.check(source.html(), variables, "/html"),
                        HtmlRules.check(source.html(), variables, "/html"),
                        TagRules.check(source.text(), variables, "/text"),
                        SecretRules.check(source.text(), variables, "/text"))
                .flatMap(List::stream)
                .limit(MAX_PROBLEMS)
                .toList();
    }

    private static RejectedException rejected(List<FieldProblem> problems) {
        return new RejectedException(
                ProblemCode.REJECTED,
                "The template cannot be used. Correct what `errors` lists; `GET /admin/v1/mail-kinds` lists the variables.",
                Map.of(),
                problems);
    }
}
