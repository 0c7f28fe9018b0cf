package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.database.Conditions;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of templates.
record MailTemplateFilter(
        @Parameter(description = "Only templates of these kinds of mails.") @Size(max = 50) @Nullable
        List<MailKind> kind,

        @Parameter(description = "Only templates for the channel with this code.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel) {

    Conditions conditions() {
        return new Conditions().and("kind = any(:kind)", "kind", kind).and("channel = :channel", "channel", channel);
    }
}
