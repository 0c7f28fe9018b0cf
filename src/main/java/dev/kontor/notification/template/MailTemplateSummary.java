package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.notification.MailTemplateId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A template of staff, without its content.
///
/// @param locale BCP 47 tag
/// @param channel code of its channel; absent if it is for all channels
record MailTemplateSummary(
        MailTemplateId id,
        @Schema(example = "1") long version,
        MailKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "outlet") @Nullable String channel,

        @Schema(example = "Your order {{orderNumber}} at {{shopName}}")
        String subject,

        Instant updatedAt) {}
