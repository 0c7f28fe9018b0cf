package dev.kontor.search.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.jobs.JobDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search index as staff see it.
///
/// @param languages those that can be searched
/// @param rebuild the job that rebuilds the index, or did so last
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchIndexStatus(List<Language> languages, @Nullable JobDetails rebuild) {

    /// @param products how many are in the index, roughly
    /// @param builtAt when it was last rebuilt; absent while it is filled for the first time
    /// @param engine the copy that the search engine has; absent without one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Language(
            @Schema(example = "en") String locale,
            @Schema(example = "1200") long products,
            @Nullable Instant builtAt,
            @Nullable Engine engine) {}

    /// @param index its name in the engine
    /// @param waiting how many documents the engine does not have as they are now
    record Engine(
            @Schema(example = "kontor-products-1-5f0c2a1e") String index,
            Status status,
            @Schema(example = "0") long waiting) {

        /// Whether searches can be answered from it.
        enum Status {
            FILLING,
            READY
        }
    }
}
