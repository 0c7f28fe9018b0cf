package dev.kontor.search.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.jobs.JobDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search index, for staff.
///
/// @param languages searchable ones
/// @param rebuild the current or last rebuild job
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchIndexStatus(List<Language> languages, @Nullable JobDetails rebuild) {

    /// @param products approximate number in the index
    /// @param builtAt time of the last rebuild; absent while it is filled for the first time
    /// @param engine the search engine's copy; absent without an engine
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Language(
            @Schema(example = "en") String locale,
            @Schema(example = "1200") long products,
            @Nullable Instant builtAt,
            @Nullable Engine engine) {}

    /// @param index its name in the engine
    /// @param waiting the number of documents that are outdated in the engine
    record Engine(
            @Schema(example = "kontor-products-1-5f0c2a1e") String index,
            Status status,
            @Schema(example = "0") long waiting) {

        /// Whether searches can use it.
        enum Status {
            FILLING,
            READY
        }
    }
}
