package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that customers read before they agree.
///
/// @param version counts the changes of the draft, for `If-Match`
/// @param purpose code of the purpose
/// @param locale BCP 47
/// @param number version of the text in its language; absent for a draft
/// @param effectiveAt when customers start to see it; absent for a draft, and for a text that took effect
///     immediately
/// @param inEffect whether customers see it, or saw it before a later version
/// @param publishedBy id of the member of staff
@Schema(name = "ConsentText")
record ConsentTextDetails(
        ConsentTextId id,
        @Schema(example = "1") long version,
        ConsentTextStatus status,
        @Schema(example = "NEWSLETTER") String purpose,
        @Schema(example = "en") String locale,
        @Nullable @Schema(example = "3") Integer number,

        @Schema(example = "I want news by e-mail. I can withdraw this at any time.")
        String body,

        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant effectiveAt,
        boolean inEffect,

        @Nullable @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
        String publishedBy)
        implements ContentTagged {}
