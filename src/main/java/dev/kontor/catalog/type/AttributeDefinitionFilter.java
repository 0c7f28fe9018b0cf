package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeKind;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of attributes.
///
/// @param code only attributes with one of these codes
/// @param kind only attributes of one of these kinds
/// @param filterable only filterable attributes (`true`) or only others (`false`)
record AttributeDefinitionFilter(
        @Size(max = 100) @Nullable List<@Size(max = 40) String> code,
        @Size(max = 20) @Nullable List<AttributeKind> kind,
        @Nullable Boolean filterable) {}
