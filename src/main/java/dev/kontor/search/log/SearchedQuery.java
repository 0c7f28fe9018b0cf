package dev.kontor.search.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/// A text that shoppers searched for.
///
/// @param id only for the order of the list
/// @param query the words, in lower case and without accents
/// @param searches the number of searches
/// @param withoutHit the number of searches without results
record SearchedQuery(
        @Schema(hidden = true) @JsonIgnore UUID id,
        @Schema(example = "en") String locale,
        @Schema(example = "espresso machine") String query,
        @Schema(example = "25") long searches,
        @Schema(example = "25") long withoutHit) {}
