package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An attribute that shoppers can filter by, in their language.
///
/// @param position among the attributes of its types
/// @param labels of choices, by key
public record FilterableAttribute(
        AttributeId id,
        String code,
        AttributeKind kind,
        int position,
        String name,
        @Nullable String unit,
        Map<String, String> labels) {}
