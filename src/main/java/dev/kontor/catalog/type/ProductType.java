package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A product type with all its fields, for staff.
///
/// @param attributes in display order
@Schema(name = "ProductTypeDetails")
record ProductType(
        ProductTypeId id,
        @Schema(example = "3") long version,
        @Schema(example = "shirt") String code,
        @Schema(example = "Shirt") String name,
        List<TypeAttribute> attributes,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static final int MAX_ATTRIBUTES = 100;

    private static final Set<AttributeRule> AMONG_VARIANTS =
            EnumSet.of(AttributeRule.COMBINATION_UNIQUE, AttributeRule.SAME_FOR_ALL);

    ProductType {
        attributes = List.copyOf(attributes);
        var seen = new HashSet<AttributeId>();
        for (int index = 0; index < attributes.size(); index++) {
            var attribute = attributes.get(index);
            if (!seen.add(attribute.attributeId())) {
                throw Attribute.refusal("/attributes/" + index + "/attributeId", "The attribute appears twice.");
            }
            if (attribute.level() == AttributeLevel.PRODUCT && AMONG_VARIANTS.contains(attribute.rule())) {
                throw Attribute.refusal(
                        "/attributes/" + index + "/rule", "Only attributes of variants can have this rule.");
            }
        }
    }

    ProductType change(ChangeProductType wanted, Instant now) {
        return new ProductType(id, version + 1, code, wanted.name(), wanted.attributes(), createdAt, now);
    }

    List<AttributeId> attributeIds() {
        return attributes.stream().map(TypeAttribute::attributeId).toList();
    }

    /// Rejects attributes that do not exist, and rules that do not apply to their kind.
    void requireValid(Collection<Attribute> known) {
        var byId = known.stream().collect(Collectors.toMap(Attribute::id, Function.identity()));
        for (int index = 0; index < attributes.size(); index++) {
            var wanted = attributes.get(index);
            var attribute = byId.get(wanted.attributeId());
            var pointer = "/attributes/" + index;
            if (attribute == null) {
                throw Attribute.refusal(pointer + "/attributeId", "The attribute does not exist.");
            }
            boolean comparable =
                    !attribute.many() && !attribute.kind().isLocalized() && attribute.kind() != AttributeKind.BOOLEAN;
            if (wanted.rule() == AttributeRule.UNIQUE && !comparable) {
                throw Attribute.refusal(
                        pointer + "/rule",
                        "Attributes with several values, booleans and localized attributes cannot have this rule.");
            }
        }
    }

    /// The requirements of a change on existing products.
    ///
    /// @param unused attributes that no product may have a value of
    /// @param filled attributes that every published product must have a value of
    record Demands(Set<AttributeId> unused, Set<AttributeId> filled) {}

    Demands demandsOf(ProductType after) {
        var next = after.byId();
        var demands = new Demands(new HashSet<>(), new HashSet<>());
        for (var before : attributes) {
            var now = next.remove(before.attributeId());
            if (now == null
                    || now.level() != before.level()
                    || (now.rule() != before.rule() && AMONG_VARIANTS.contains(now.rule()))) {
                demands.unused.add(before.attributeId());
            }
            if (now != null && now.required() && !before.required()) {
                demands.filled.add(before.attributeId());
            }
        }
        next.values().stream()
                .filter(TypeAttribute::required)
                .forEach(added -> demands.filled.add(added.attributeId()));
        return demands;
    }

    private Map<AttributeId, TypeAttribute> byId() {
        return attributes.stream().collect(Collectors.toMap(TypeAttribute::attributeId, Function.identity()));
    }
}
