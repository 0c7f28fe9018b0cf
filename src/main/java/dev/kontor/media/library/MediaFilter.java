package dev.kontor.media.library;

import dev.kontor.media.MediaKind;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of pictures and files.
record MediaFilter(
        @Parameter(description = "Only pictures, or only files.") @Nullable
        MediaKind kind,

        @Parameter(description = "Part of the name.") @Size(min = 1, max = 100) @Nullable
        String q,

        @Parameter(description = "Only used items, or only unused ones.") @Nullable
        Boolean used,

        @Parameter(description = "Only items used by this object.", example = "prod_01jdq8z3m4f5g6h7j8k9m0n1p2")
        @Size(max = 100)
        @Pattern(regexp = "[a-z]+_[0-9a-z]{26}")
        @Nullable
        String usedBy,

        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        var conditions = new Conditions()
                .and("kind = :kind", "kind", kind)
                .and("name ilike :contains", "contains", q == null ? null : Sql.contains(q))
                .and("i.id in (select u.media_id from media.uses u where u.used_by = :usedBy)", "usedBy", usedBy)
                .and(TimeRange.on("created_at", createdAt));
        return used == null
                ? conditions
                : conditions.and((used ? "" : "not ") + "exists (select from media.uses u where u.media_id = i.id)");
    }
}
