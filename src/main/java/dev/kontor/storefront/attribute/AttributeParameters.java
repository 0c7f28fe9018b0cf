package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.search.AttributeCondition;
import dev.kontor.search.AttributeScale;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.DynamicParameters;
import dev.kontor.storefront.context.StoreContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parses the parameters `attr.<code>` and `attr.<code>.gte`. Names that the catalogue does not know are
/// rejected like any other unknown parameter.
@Component
public class AttributeParameters {

    public static final String PREFIX = "attr.";
    public static final String PATTERN = "[a-z][a-z0-9_]{0,39}(\\.(gte|gt|lte|lt))?";
    public static final String DESCRIPTION = "Attributes of products or their variants to filter by, by code. "
            + "`attr[material]=cotton,wool` finds either value (a comma within a value is `%2C`); "
            + "`attr[weight.gte]=5` sets a bound (also `.gt`, `.lte`, `.lt`) for numbers, dates, "
            + "times and amounts, which are in minor units of the request's currency. A product must "
            + "match all of them. `attr.material=cotton` is a short form of `attr[material]=cotton`. "
            + "`facets.attributes` of a search lists the attributes. At most 20 parameters, each with"
            + " at most 20 values.";
    private static final int MAX_VALUES = 20;
    private static final Map<String, String> OPERATORS = Map.of("gte", ">=", "gt", ">", "lte", "<=", "lt", "<");

    private final FilterableAttributes attributes;

    AttributeParameters(FilterableAttributes attributes) {
        this.attributes = attributes;
    }

    /// At most one per attribute.
    ///
    /// @throws BadRequestException `unknown-parameter` for an attribute that is not filterable, `invalid-filter`
    ///     for an invalid value
    public List<ChosenAttribute> read(DynamicParameters given, StoreContext context) {
        var byCode = new TreeMap<String, TreeMap<String, String>>();
        given.values().forEach((name, value) -> {
            var parts = name.split("\\.", 2);
            byCode.computeIfAbsent(parts[0], _ -> new TreeMap<>()).put(parts.length == 1 ? "" : parts[1], value);
        });
        var known = attributes.byCode(byCode.keySet(), context);
        var chosen = new ArrayList<ChosenAttribute>();
        byCode.forEach((code, values) -> {
            var attribute = known.get(code);
            if (attribute == null) {
                throw problem(code, ProblemCode.UNKNOWN_PARAMETER, "unknown-parameter", Message.of("filter.attribute"));
            }
            chosen.add(new ChosenAttribute(attribute.id(), filter(attribute, values, context)));
        });
        return chosen;
    }

    /// @param given values by operator
    private static AttributeCondition filter(
            FilterableAttribute attribute, Map<String, String> given, StoreContext context) {
        var kind = attribute.kind();
        if (!AttributeScale.orders(kind)) {
            var keys = new TreeSet<String>();
            given.forEach((operator, value) -> {
                if (!operator.isEmpty()) {
                    throw invalid(attribute.code() + '.' + operator, Message.of("filter.no-order"));
                }
                values(attribute.code(), value).forEach(each -> keys.add(key(attribute, each)));
            });
            return AttributeCondition.ofKeys(attribute.code(), kind, keys);
        }
        var numbers = new TreeSet<BigDecimal>();
        var bounds = new TreeMap<String, BigDecimal>();
        given.forEach((operator, value) -> {
            if (operator.isEmpty()) {
                values(attribute.code(), value).forEach(each -> numbers.add(number(attribute.code(), kind, each)));
            } else {
                bounds.put(
                        OPERATORS.getOrDefault(operator, operator),
                        number(attribute.code() + '.' + operator, kind, value));
            }
        });
        var currency = kind == AttributeKind.MONEY ? context.currency().getCurrencyCode() : null;
        return new AttributeCondition(
                AttributeScale.field(attribute.code(), currency), kind, new TreeSet<>(), numbers, bounds);
    }

    private static List<String> values(String name, String text) {
        var parts = text.split(",", -1);
        if (parts.length > MAX_VALUES) {
            throw invalid(name, Message.of("filter.too-many", "most", MAX_VALUES));
        }
        var values = new ArrayList<String>();
        for (var part : parts) {
            if (part.isBlank()) {
                throw invalid(name, Message.of("filter.empty"));
            }
            try {
                values.add(FilterText.unescape(part));
            } catch (IllegalArgumentException _) {
                throw invalid(name, Message.of("filter.escape"));
            }
        }
        return values;
    }

    private static String key(FilterableAttribute attribute, String value) {
        switch (attribute.kind()) {
            case BOOLEAN -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw invalid(attribute.code(), Message.of("filter.boolean"));
                }
            }
            case PRODUCT_REFERENCE -> TypeIds.parse(ProductId.class, value);
            case CATEGORY_REFERENCE -> TypeIds.parse(CategoryId.class, value);
            default -> {
                // Any value is possible.
            }
        }
        return attribute.kind().key(JsonNodeFactory.instance.stringNode(value));
    }

    private static BigDecimal number(String name, AttributeKind kind, String value) {
        try {
            return AttributeScale.parse(kind, value);
        } catch (IllegalArgumentException _) {
            throw invalid(
                    name,
                    switch (kind) {
                        case DATE -> Message.of("filter.date");
                        case DATE_TIME -> Message.of("filter.time");
                        default -> Message.of("filter.number");
                    });
        }
    }

    private static BadRequestException invalid(String name, Message detail) {
        return problem(name, ProblemCode.INVALID_FILTER, "invalid-filter", detail);
    }

    private static BadRequestException problem(String name, ProblemCode code, String what, Message detail) {
        return new BadRequestException(
                code, detail, Map.of(), List.of(FieldProblem.ofParameter(PREFIX + name, what, detail)));
    }
}
