package dev.kontor.document.design;

import com.samskivert.mustache.MustacheException;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.design.SampleDocuments.Sample;
import dev.kontor.document.file.PdfWriter;
import dev.kontor.document.settings.Design;
import dev.kontor.document.settings.Design.Logo;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.template.HtmlRules;
import dev.kontor.shared.template.TagRules;
import dev.kontor.shared.template.TemplateRenderer;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Rejects templates that could do harm, cannot be printed, or leave out what the law requires. Printing
/// takes up to a second, so it must not be called within a transaction, and one check runs at a time.
@Component
class DocumentTemplateCheck {

    private static final String POINTER = "/html";
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_PAGES = 20;
    private static final int MAX_WAITING = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// One white pixel.
    private static final Logo SAMPLE_LOGO = new Logo(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"),
            "Sample logo");

    private final PdfWriter pdf;
    private final ConcurrencyLimiter turns = new ConcurrencyLimiter(1, MAX_WAITING, MAX_WAITING, PATIENCE);

    DocumentTemplateCheck(PdfWriter pdf) {
        this.pdf = pdf;
    }

    /// @throws RejectedException if the template breaks a rule, with each reason
    void check(DocumentTemplateKind kind, Locale language, String html) {
        var broken = problems(kind, html);
        if (!broken.isEmpty()) {
            throw rejected(broken);
        }
        turns.pass();
        try {
            for (var logo : List.of(new Design(html, null), new Design(html, SAMPLE_LOGO))) {
                for (var sample : SampleDocuments.of(kind, language)) {
                    print(sample, logo);
                }
            }
        } finally {
            turns.release();
        }
    }

    /// The first sample as PDF.
    byte[] preview(DocumentTemplateKind kind, Locale language, Design design) {
        turns.pass();
        try {
            return pdf.write(SampleDocuments.of(kind, language).getFirst().printable(), design);
        } catch (MustacheException | TemplateRenderer.TooLong e) {
            throw notRendered(e);
        } finally {
            turns.release();
        }
    }

    static List<FieldProblem> problems(DocumentTemplateKind kind, String html) {
        var variables = DocumentVariables.of(kind);
        return Stream.of(
                        TagRules.check(html, variables, POINTER),
                        HtmlRules.check(html, variables, POINTER),
                        PrintRules.check(html))
                .flatMap(List::stream)
                .distinct()
                .limit(MAX_PROBLEMS)
                .toList();
    }

    private void print(Sample sample, Design design) {
        VisibleText.Content content;
        try {
            content = VisibleText.of(pdf.write(sample.printable(), design));
        } catch (MustacheException | TemplateRenderer.TooLong e) {
            throw notRendered(e);
        }
        if (content.pages() > MAX_PAGES) {
            throw RejectedException.at(
                    POINTER,
                    "too-long",
                    "The sample %s needs %d pages; at most %d are accepted. Use less space."
                            .formatted(sample.name(), content.pages(), MAX_PAGES));
        }
        var missing = new ArrayList<FieldProblem>();
        sample.required().stream()
                .filter(part -> !content.shows(part.value()))
                .limit(MAX_PROBLEMS)
                .forEach(part -> missing.add(FieldProblem.ofPointer(
                        POINTER,
                        "required-part",
                        "The law requires %s (`%s`), which cannot be read in the sample %s. Write %s, dark on white."
                                .formatted(part.what(), part.value(), sample.name(), part.remedy()))));
        if (!missing.isEmpty()) {
            throw rejected(missing);
        }
    }

    private static RejectedException notRendered(RuntimeException e) {
        return RejectedException.at(
                POINTER, "not-rendered", "The template cannot be printed with sample data: " + e.getMessage());
    }

    private static RejectedException rejected(List<FieldProblem> problems) {
        return new RejectedException(
                ProblemCode.REJECTED,
                "The template cannot be used. Correct what `errors` lists; `GET /admin/v1/document-template-kinds` "
                        + "lists the variables.",
                Map.of(),
                problems);
    }
}
