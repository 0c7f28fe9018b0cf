package dev.kontor.pricing.terms;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Content;
import dev.kontor.pricing.ContentUnit;
import dev.kontor.pricing.PriceRules;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.pricing.bundle.PriceChanges;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads and sets the sales terms of variants.
@Service
@Transactional
class SalesTermsService {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final PriceChanges changes;
    private final AuditLog audit;

    SalesTermsService(JdbcClient jdbc, Catalog catalog, PriceChanges changes, AuditLog audit) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.changes = changes;
        this.audit = audit;
    }

    private record Row(
            long version,
            int minQuantity,
            @Nullable Integer maxQuantity,
            int quantityStep,
            @Nullable BigDecimal contentAmount,
            @Nullable ContentUnit contentUnit,
            @Nullable BigDecimal referenceAmount,
            @Nullable ContentUnit referenceUnit) {

        SalesTerms terms(VariantId variant) {
            var content = contentAmount == null || contentUnit == null
                    ? null
                    : new Content(
                            new Content.Measure(contentAmount.stripTrailingZeros(), contentUnit),
                            new Content.Measure(
                                    Objects.requireNonNull(referenceAmount).stripTrailingZeros(),
                                    Objects.requireNonNull(referenceUnit)));
            return new SalesTerms(variant, version, new QuantityRule(minQuantity, maxQuantity, quantityStep), content);
        }
    }

    @Transactional(readOnly = true)
    public SalesTerms get(VariantId id) {
        if (catalog.existing(List.of(id)).isEmpty()) {
            throw NotFoundException.of("variant", id);
        }
        return jdbc.sql("""
                        select version, min_quantity, max_quantity, quantity_step, content_amount, content_unit,
                            reference_amount, reference_unit
                        from pricing.sales_terms where variant_id = :id
                        """)
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(row -> row.terms(id))
                .orElse(new SalesTerms(id, 0, QuantityRule.ANY, null));
    }

    public SalesTerms set(VariantId id, IfMatch ifMatch, SetSalesTerms request) {
        var before = get(id);
        ifMatch.require(before.version());
        var wanted = new QuantityRule(
                Objects.requireNonNullElse(request.minimum(), 1),
                request.maximum(),
                Objects.requireNonNullElse(request.step(), 1));
        check(wanted, request.content());
        if (store(id, before.version(), wanted, request.content()) != 1) {
            throw new ChangedMeanwhile();
        }
        var after = get(id);
        audit.record("variant.sales_terms_set", id, before, after);
        changes.publish(List.of(id));
        return after;
    }

    /// @return the number of rows; 0 if the terms no longer have the version
    private int store(VariantId id, long version, QuantityRule wanted, @Nullable Content content) {
        record Stored(
                VariantId id,
                long version,
                QuantityRule quantities,
                @Nullable Content content) {}
        return jdbc.sql("""
                        insert into pricing.sales_terms as t (variant_id, version, min_quantity, max_quantity, quantity_step,
                            content_amount, content_unit, reference_amount, reference_unit, created_at, updated_at)
                        values (:id, 1, :quantities.minimum, :quantities.maximum, :quantities.step,
                            :content.amount.value, :content.amount.unit, :content.reference.value,
                            :content.reference.unit, now(), now())
                        on conflict (variant_id) do update
                        set version = t.version + 1, min_quantity = excluded.min_quantity,
                            max_quantity = excluded.max_quantity, quantity_step = excluded.quantity_step,
                            content_amount = excluded.content_amount, content_unit = excluded.content_unit,
                            reference_amount = excluded.reference_amount, reference_unit = excluded.reference_unit,
                            updated_at = excluded.updated_at
                        where t.version = :version
                        """)
                .paramSource(new Stored(id, version, wanted, content))
                .update();
    }

    private static void check(QuantityRule wanted, @Nullable Content content) {
        var errors = new ArrayList<FieldProblem>();
        if (wanted.maximum() != null && wanted.maximum() < wanted.minimum()) {
            errors.add(FieldProblem.ofPointer("/maximum", "too-small", "Must be at least `minimum`."));
        } else if (wanted.maximum() != null && (wanted.maximum() - wanted.minimum()) % wanted.step() != 0) {
            errors.add(
                    FieldProblem.ofPointer("/maximum", "not-a-step", "Must be `minimum` plus a multiple of `step`."));
        }
        if (content != null
                && !content.amount().unit().measuresLike(content.reference().unit())) {
            errors.add(FieldProblem.ofPointer(
                    "/content/reference/unit", "other-dimension", "Must measure the same as the unit of the content."));
        }
        PriceRules.refuse(errors);
    }
}
