package dev.kontor.privacy.retention;

import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// After how many days a kind of personal data is deleted.
///
/// @param deletes what is deleted
/// @param since what the age counts from
/// @param tables whose rows are deleted or emptied, as in the data map
/// @param days the period; absent if the data is not deleted by its age
/// @param defaultDays the period until staff set one; absent if the data is then retained
/// @param shortestDays the shortest period that can be set
/// @param longestDays the longest one
/// @param version 0 until staff set the period
/// @param changedBy id of the member of staff who set it
@Schema(name = "RetentionPeriod")
record RetentionPeriodDetails(
        RetentionKind kind,

        @Schema(example = "Mails in the log, with their content, except those that still wait.")
        String deletes,

        @Schema(example = "the mail") String since,
        @Schema(example = "[\"notification.mails\"]") List<String> tables,
        @Nullable @Schema(example = "90") Integer days,
        @Nullable @Schema(example = "90") Integer defaultDays,
        @Schema(example = "4") int shortestDays,
        @Schema(example = "36525") int longestDays,
        @Schema(example = "0") long version,
        @Nullable Instant changedAt,

        @Nullable @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
        String changedBy)
        implements Versioned {

    static RetentionPeriodDetails of(RetentionPolicy policy, @Nullable SetPeriod set) {
        var kind = policy.kind();
        return new RetentionPeriodDetails(
                kind,
                kind.deletes(),
                kind.since(),
                policy.tables(),
                days(policy, set),
                policy.standard(),
                policy.shortest(),
                policy.longest(),
                set == null ? 0 : set.version(),
                set == null ? null : set.changedAt(),
                set == null ? null : set.changedBy());
    }

    /// A bound may have been raised since the period was set.
    private static @Nullable Integer days(RetentionPolicy policy, @Nullable SetPeriod set) {
        var days = set == null ? policy.standard() : set.days();
        return days == null ? null : Math.max(days, policy.shortest());
    }
}
