package dev.kontor.storefront.listing;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of a collection as a condition on `catalog.pub_products s`. Only the shape of the SQL comes from the
/// rules; what people wrote goes in as parameters.
final class MembershipSql {

    private final Map<String, @Nullable Object> params = new HashMap<>();
    private final String condition;

    MembershipSql(MembershipRules rules) {
        var conditions = new ArrayList<String>();
        for (int index = 0; index < rules.rules().size(); index++) {
            var rule = rules.rules().get(index);
            conditions.add((Boolean.TRUE.equals(rule.exclude()) ? "not (" : "(") + condition(rule, index) + ")");
        }
        this.condition =
                "(" + String.join(rules.match() == MembershipRules.Match.ALL ? " and " : " or ", conditions) + ")";
    }

    String condition() {
        return condition;
    }

    Map<String, @Nullable Object> params() {
        return params;
    }

    private String condition(MembershipRules.Rule rule, int index) {
        var values = rule.values() == null ? List.<String>of() : rule.values();
        return switch (rule.field()) {
            case TAG -> "s.tags && :%s::text[]".formatted(param("values", index, Sql.texts(values)));
            case BRAND ->
                "s.brand_id is not null and s.brand_id = any (:%s::uuid[])"
                        .formatted(param("values", index, ids(BrandId.class, values)));
            case CATEGORY -> """
                    exists (select from catalog.pub_category_listings l
                            where l.product_id = s.product_id and l.category_id = any (:%s::uuid[]))
                    """.formatted(param("values", index, ids(CategoryId.class, values)));
            case ATTRIBUTE ->
                """
                    exists (select from catalog.pub_attribute_values a
                            where a.product_id = s.product_id and a.code = :%s %s)
                    """.formatted(
                        param("attribute", index, rule.attribute()),
                        rule.values() == null
                                ? range("a.number", rule, index)
                                : "and a.key = any (:%s::text[])".formatted(param("values", index, Sql.texts(values))));
            case PRICE -> """
                    exists (select from (
                                select min(x.amount_minor) as cheapest
                                from catalog.pub_variants v
                                cross join lateral (
                                    select c.amount_minor from pricing.pub_prices c
                                    where c.variant_id = v.variant_id and c.currency = :%s limit 1) x
                                where v.product_id = s.product_id) p
                            where p.cheapest is not null %s)
                    """.formatted(param("currency", index, rule.currency()), range("p.cheapest", rule, index));
            case STOCK -> """
                    exists (select from catalog.pub_variants v
                            cross join lateral (
                                select a.available, a.tracked from search.pub_availability a
                                where a.variant_id = v.variant_id limit 1) a
                            where v.product_id = s.product_id and (not a.tracked or a.available > 0))
                    """;
            case PUBLISHED ->
                "s.published_at >= now() - make_interval(days => :%s)".formatted(param("days", index, rule.days()));
        };
    }

    private String range(String column, MembershipRules.Rule rule, int index) {
        return (rule.gte() == null ? "" : " and %s >= :%s".formatted(column, param("gte", index, rule.gte())))
                + (rule.lte() == null ? "" : " and %s <= :%s".formatted(column, param("lte", index, rule.lte())));
    }

    private String param(String name, int index, @Nullable Object value) {
        params.put(name + index, value);
        return name + index;
    }

    private static String[] ids(Class<? extends TypedId> type, List<String> texts) {
        return texts.stream()
                .map(text -> TypeIds.parse(type, text).value().toString())
                .toArray(String[]::new);
    }
}
