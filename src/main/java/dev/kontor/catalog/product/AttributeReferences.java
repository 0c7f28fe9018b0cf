package dev.kontor.catalog.product;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.type.AttributeRow;
import dev.kontor.media.Media;
import dev.kontor.media.MediaId;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks, before anything is written, which attribute values would be rejected: duplicates of unique values,
/// and references to things that do not exist. The constraints of the database only decide races.
@Component
class AttributeReferences {

    private final JdbcClient jdbc;
    private final Media media;

    AttributeReferences(JdbcClient jdbc, Media media) {
        this.jdbc = jdbc;
        this.media = media;
    }

    /// A unique value of a product type.
    private record Claim(UUID type, UUID attribute, String key) {

        static Claim of(ProductPlan plan, AttributeRow row) {
            var type = Objects.requireNonNull(
                    plan.after().content().characteristics().type());
            return new Claim(type.value(), row.attribute().value(), row.key());
        }
    }

    private record Known(Set<Claim> taken, Set<UUID> products, Set<UUID> categories, Set<MediaId> media) {}

    /// Returns the reason for each plan that must be rejected, by index. Runs at most two statements, and none
    /// if no value is unique or refers to anything.
    Map<Integer, DomainException> refusals(List<ProductPlan> plans) {
        var valued = plans.stream()
                .filter(ProductPlan::isTyped)
                .filter(plan -> ProductTyping.hasOtherValues(plan.before(), plan.after(), plan.rules()))
                .toList();
        var byIndex = new HashMap<Integer, List<AttributeRow>>();
        valued.forEach(plan -> byIndex.put(plan.index(), ProductTyping.rows(plan.after(), plan.rules())));
        var known = look(valued, byIndex);
        var refusals = new HashMap<Integer, DomainException>();
        for (var plan : valued) {
            var own = Objects.requireNonNull(byIndex.get(plan.index()));
            var taken = own.stream()
                    .filter(row -> row.unique() && known.taken().contains(Claim.of(plan, row)))
                    .map(row -> row.problem(
                            "already-exists",
                            "Must be unique, but another product or variant of this type has the same value."))
                    .toList();
            var missing = own.stream()
                    .filter(row -> isMissing(row, known))
                    .map(row -> row.problem("not-found", "Refers to something that does not exist."))
                    .toList();
            if (!taken.isEmpty()) {
                refusals.put(plan.index(), refused(ProblemCode.ALREADY_EXISTS, taken));
            } else if (!missing.isEmpty()) {
                refusals.put(plan.index(), refused(ProblemCode.REJECTED, missing));
            } else {
                own.stream()
                        .filter(AttributeRow::unique)
                        .forEach(row -> known.taken().add(Claim.of(plan, row)));
            }
        }
        return refusals;
    }

    /// @param changed the position of the variant that the request changes; absent if it changes the whole
    /// product
    /// @throws RejectedException with a pointer to each value that refers to a media item that does not exist
    void requireMedia(List<AttributeRow> rows, @Nullable Integer changed) {
        var there = media(rows.stream());
        var missing = rows.stream()
                .filter(row -> row.media() != null && !there.contains(row.media()))
                .map(row -> row.problem(changed, "not-found", "The media library has no such item."))
                .toList();
        if (!missing.isEmpty()) {
            throw refused(ProblemCode.REJECTED, missing);
        }
    }

    /// Returns the values that refer to something that does not exist. Runs at most two statements.
    List<AttributeRow> missing(List<AttributeRow> rows) {
        var known = look(List.of(), Map.of(0, rows));
        return rows.stream().filter(row -> isMissing(row, known)).toList();
    }

    private static DomainException refused(ProblemCode code, List<FieldProblem> problems) {
        return code == ProblemCode.ALREADY_EXISTS
                ? new ConflictException(code, "The value of a unique attribute is already in use.", Map.of(), problems)
                : new RejectedException(
                        code, "An attribute refers to something that does not exist.", Map.of(), problems);
    }

    private static boolean isMissing(AttributeRow row, Known known) {
        return row.product() != null && !known.products().contains(row.product().value())
                || row.category() != null
                        && !known.categories().contains(row.category().value())
                || row.media() != null && !known.media().contains(row.media());
    }

    private Known look(List<ProductPlan> plans, Map<Integer, List<AttributeRow>> rows) {
        var known = new Known(
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                media(rows.values().stream().flatMap(List::stream)));
        var claims = plans.stream()
                .flatMap(plan -> Objects.requireNonNull(rows.get(plan.index())).stream()
                        .filter(AttributeRow::unique)
                        .map(row -> Claim.of(plan, row)))
                .toList();
        Set<ProductId> products = referred(rows.values(), AttributeRow::product);
        Set<CategoryId> categories = referred(rows.values(), AttributeRow::category);
        if (claims.isEmpty() && products.isEmpty() && categories.isEmpty()) {
            return known;
        }
        jdbc.sql("""
                        select 'TAKEN' as what, u.attribute_id as id, u.type_id, u.key
                        from unnest(:types::uuid[], :attributes::uuid[], :keys::text[]) as g(type_id, attribute_id, key)
                        join catalog.unique_values u
                             on u.type_id = g.type_id and u.attribute_id = g.attribute_id and u.key = g.key
                        where u.product_id <> all (:own::uuid[])
                        union all
                        select 'PRODUCT', id, null, null from catalog.products where id = any (:products::uuid[])
                        union all
                        select 'CATEGORY', id, null, null from catalog.categories where id = any (:categories::uuid[])
                        """)
                .param("types", texts(claims, Claim::type))
                .param("attributes", texts(claims, Claim::attribute))
                .param("keys", claims.stream().map(Claim::key).toList())
                .param("own", plans.stream().map(plan -> plan.after().id()).toList())
                .param("products", products)
                .param("categories", categories)
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    switch (row.getString("what")) {
                        case "TAKEN" ->
                            known.taken()
                                    .add(new Claim(row.getObject("type_id", UUID.class), id, row.getString("key")));
                        case "PRODUCT" -> known.products().add(id);
                        default -> known.categories().add(id);
                    }
                });
        return known;
    }

    private Set<MediaId> media(Stream<AttributeRow> rows) {
        return media.find(rows.map(AttributeRow::media).filter(Objects::nonNull).collect(Collectors.toSet()))
                .keySet();
    }

    private static <I extends TypedId> Set<I> referred(
            Collection<List<AttributeRow>> rows, Function<AttributeRow, @Nullable I> which) {
        var ids = new ArrayList<I>();
        rows.forEach(all -> all.forEach(row -> {
            var id = which.apply(row);
            if (id != null) {
                ids.add(id);
            }
        }));
        return new HashSet<>(ids);
    }

    private static String[] texts(List<Claim> claims, Function<Claim, UUID> part) {
        return claims.stream().map(part).map(UUID::toString).toArray(String[]::new);
    }
}
