package dev.kontor.search.synonym;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Words or phrases that stand for each other.
///
/// @param terms each of one to three words; who searches for one finds what has any of them
record SynonymGroup(
        @Schema(example = "[\"sofa\",\"couch\",\"settee\"]") @NotNull @Size(min = 2, max = 20)
        List<@NotBlank @Size(min = 2, max = 80) String> terms) {}
