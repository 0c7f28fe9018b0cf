package dev.kontor.search.synonym;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// All synonyms of a language, in the place of those that were.
///
/// @param groups a word may be in several; empty for none
record ReplaceSynonyms(@NotNull @Size(max = 1_000) List<@Valid @NotNull SynonymGroup> groups) {}
