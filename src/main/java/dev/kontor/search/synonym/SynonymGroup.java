package dev.kontor.search.synonym;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Words or phrases with the same meaning.
///
/// @param terms each of one to three words; a search for one finds products with any of them
record SynonymGroup(
        @Schema(example = "[\"sofa\",\"couch\",\"settee\"]") @NotNull @Size(min = 2, max = 20)
        List<@NotBlank @Size(min = 2, max = 80) String> terms) {}
