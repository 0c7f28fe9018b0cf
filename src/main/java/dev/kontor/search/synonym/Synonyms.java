package dev.kontor.search.synonym;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The synonyms of one language.
///
/// @param version 0 if none were ever stored
/// @param groups in the given order
/// @param updatedAt time of the last change; absent if never
@JsonInclude(JsonInclude.Include.NON_NULL)
record Synonyms(
        @Schema(example = "en") String locale,
        @Schema(example = "1") long version,
        List<SynonymGroup> groups,
        @Nullable Instant updatedAt)
        implements Versioned {}
