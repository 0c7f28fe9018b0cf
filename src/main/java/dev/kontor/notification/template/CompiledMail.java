package dev.kontor.notification.template;

import com.samskivert.mustache.Template;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.shared.template.TemplateRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A source that is ready to be rendered.
record CompiledMail(Template subject, Template html, Template text) {

    private static final int MAX_SUBJECT_LENGTH = 500;

    /// @param html with its layout
    /// @param text with its layout
    static CompiledMail of(String subject, String html, String text) {
        return new CompiledMail(
                TemplateRenderer.plain(subject), TemplateRenderer.escaped(html), TemplateRenderer.plain(text));
    }

    /// @param secrets tokens in URLs of the model
    MailContent render(Map<String, ?> model, List<String> secrets) {
        // One line, because a line break in a value would begin another header.
        var line = TemplateRenderer.render(subject, model)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        var heading = line.length() <= MAX_SUBJECT_LENGTH ? line : line.substring(0, MAX_SUBJECT_LENGTH);
        var whole = new HashMap<String, Object>(model);
        whole.put("subject", heading);
        // Parts that are left out leave no gaps.
        var plain = TemplateRenderer.render(text, whole).replaceAll("\n{3,}", "\n\n");
        return new MailContent(heading, plain, TemplateRenderer.render(html, whole), secrets);
    }
}
