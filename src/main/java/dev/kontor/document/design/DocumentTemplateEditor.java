package dev.kontor.document.design;

import dev.kontor.document.settings.DocumentSettings;
import dev.kontor.document.settings.PrintDesigns;
import dev.kontor.shared.web.binding.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks templates before they are saved, without a connection.
@Component
class DocumentTemplateEditor {

    private final DocumentTemplateService templates;
    private final DocumentTemplateCheck check;
    private final PrintDesigns designs;

    DocumentTemplateEditor(DocumentTemplateService templates, DocumentTemplateCheck check, PrintDesigns designs) {
        this.templates = templates;
        this.check = check;
        this.designs = designs;
    }

    DocumentTemplateDetails save(TemplatePlace place, IfMatch ifMatch, String html) {
        ifMatch.require(templates.get(place).version());
        check.check(place.kind(), place.locale(), html);
        return templates.save(place, ifMatch, html);
    }

    /// Rules of this release apply to contents of earlier ones, too.
    DocumentTemplateDetails restore(TemplatePlace place, IfMatch ifMatch, long number) {
        return save(place, ifMatch, templates.html(place, number));
    }

    /// @param unsaved a template that is not saved; null for the current one
    byte[] preview(TemplatePlace place, @Nullable String unsaved) {
        var current = templates.get(place);
        if (unsaved != null) {
            check.check(place.kind(), place.locale(), unsaved);
        }
        var logo = designs.of(
                null, templates.settings(place).map(DocumentSettings::logoId).orElse(null));
        var html = unsaved == null ? current.html() : unsaved;
        return check.preview(place.kind(), place.locale(), logo.withTemplate(html));
    }
}
