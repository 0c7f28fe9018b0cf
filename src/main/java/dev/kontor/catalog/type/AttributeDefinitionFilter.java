package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeKind;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of attributes.
record AttributeDefinitionFilter(
        @Parameter(description = "Only attributes with one of these codes.") @Size(max = 100) @Nullable
        List<@Size(max = 40) String> code,

        @Parameter(description = "Only attributes of one of these kinds.") @Size(max = 20) @Nullable
        List<AttributeKind> kind,

        @Parameter(description = "Only filterable attributes (`true`) or only others (`false`).") @Nullable
        Boolean filterable) {}
