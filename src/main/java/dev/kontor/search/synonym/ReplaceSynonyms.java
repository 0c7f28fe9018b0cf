package dev.kontor.search.synonym;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Replaces all synonyms of a language.
///
/// @param groups a word may be in several; empty for none
record ReplaceSynonyms(@NotNull @Size(max = 1_000) List<@Valid @NotNull SynonymGroup> groups) {}
