package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The template of a kind of mail in a language.
///
/// @param version 0 if it is built in: staff have not saved one for this kind, language and channel
/// @param locale BCP 47 tag
/// @param channel code of its channel; absent if it is for all channels
/// @param html a fragment for the shop's layout, or a complete document without it
/// @param text the part for mail programs that show plain text; the layout adds the closing
@Schema(name = "MailTemplate")
record MailTemplateDetails(
        @Schema(example = "1") long version,
        MailKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "outlet") @Nullable String channel,

        @Schema(example = "Your order {{orderNumber}} at {{shopName}}")
        String subject,

        @Schema(example = "<h1>Thank you</h1><p>We have received your order {{orderNumber}}.</p>")
        String html,

        @Schema(example = "We have received your order {{orderNumber}}.")
        String text,

        @Nullable Instant updatedAt)
        implements Versioned {

    static MailTemplateDetails of(MailTemplate template) {
        return of(template.place(), template.version(), template.source(), template.updatedAt());
    }

    static MailTemplateDetails of(TemplatePlace place, long version, MailSource source, @Nullable Instant updatedAt) {
        return new MailTemplateDetails(
                version,
                place.kind(),
                place.locale(),
                place.channel(),
                source.subject(),
                source.html(),
                source.text(),
                updatedAt);
    }
}
