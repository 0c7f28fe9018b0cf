package dev.kontor.search.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.search.RebuildId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search index as staff see it.
///
/// @param languages those that can be searched
/// @param rebuild the last one that was wished for
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexState(List<Language> languages, @Nullable RebuildState rebuild) {

    /// @param products how many are in the index, roughly
    /// @param builtAt when it was last rebuilt; absent while it is filled for the first time
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Language(
            @Schema(example = "en") String locale,
            @Schema(example = "1200") long products,
            @Nullable Instant builtAt) {}

    /// @param locales the languages that are left to do
    /// @param products how many were done so far, over all languages
    /// @param finishedAt absent until then
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RebuildState(
            @Schema(example = "srb_01kaxq3v9sfk1r9d3a4x6y7z8e")
            RebuildId id,

            Rebuild.State state,
            @Schema(example = "[\"de\"]") List<String> locales,
            @Schema(example = "500") int products,
            Instant requestedAt,
            @Nullable Instant finishedAt) {

        static RebuildState of(Rebuild rebuild) {
            return new RebuildState(
                    rebuild.id(),
                    rebuild.state(),
                    rebuild.locales(),
                    rebuild.products(),
                    rebuild.requestedAt(),
                    rebuild.finishedAt());
        }
    }
}
