package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.ProductWriter;
import dev.kontor.catalog.bulk.WantedProduct;
import dev.kontor.catalog.bulk.WrittenProduct;
import dev.kontor.catalog.product.CreateProduct;
import dev.kontor.catalog.product.ProductAudit;
import dev.kontor.catalog.product.ProductPlan;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes many products at once: loads all existing data, plans by the rules of the single product, and writes
/// all changes.
@Component
class ProductBatch implements ProductWriter {

    /// A concurrent request may claim a SKU between the check and the write; then the batch checks again.
    private static final int TRIES = 3;

    private final ProductBatchQueries queries;
    private final ProductBatchWrites writes;
    private final ProductPlanner planner;
    private final BatchReader reader;
    private final EventLog events;
    private final ProductAudit records;
    private final TransactionTemplate savepoint;

    ProductBatch(
            ProductBatchQueries queries,
            ProductBatchWrites writes,
            ProductPlanner planner,
            BatchReader reader,
            EventLog events,
            ProductAudit records,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.writes = writes;
        this.planner = planner;
        this.reader = reader;
        this.events = events;
        this.records = records;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WrittenProduct> write(List<WantedProduct> products, boolean dryRun) {
        return write(products, dryRun, false);
    }

    /// @param onRecord whether each change gets an entry in the audit log
    @Transactional(propagation = Propagation.MANDATORY)
    List<WrittenProduct> write(List<WantedProduct> products, boolean dryRun, boolean onRecord) {
        if (products.size() > MAX) {
            throw new IllegalArgumentException("more than %d products at once".formatted(MAX));
        }
        for (int left = TRIES - 1; ; left--) {
            try {
                return Objects.requireNonNull(savepoint.execute(_ -> writeOnce(products, dryRun, onRecord)));
            } catch (DataIntegrityViolationException raced) {
                if (left == 0) {
                    throw raced;
                }
            }
        }
    }

    private List<WrittenProduct> writeOnce(List<WantedProduct> products, boolean dryRun, boolean onRecord) {
        boolean giftCards = products.stream().anyMatch(product -> product.giftCard() != null);
        if (!dryRun) {
            lock(giftCards);
        }
        var there = queries.products(products, dryRun);
        var read = reader.read(products, there);
        var known = queries.look(
                read.stream()
                        .map(BatchReader.Read::request)
                        .filter(Objects::nonNull)
                        .map(CreateProduct.class::cast)
                        .toList(),
                there,
                giftCards);
        var outcomes = new WrittenProduct[read.size()];
        var plans = plan(read, known, dryRun, outcomes);
        if (!dryRun) {
            save(plans.stream().filter(ProductPlan::changes).toList(), outcomes, onRecord);
        }
        return List.of(outcomes);
    }

    private void lock(boolean giftCards) {
        if (giftCards) {
            writes.lockBundles();
        }
        // Two batches with the same products in a different order would deadlock.
        queries.waitForOthers();
    }

    /// Returns the plans that no rule rejects, and sets the outcomes of all.
    private List<ProductPlan> plan(
            List<BatchReader.Read> read, CatalogSnapshot known, boolean dryRun, WrittenProduct[] outcomes) {
        var plans = new ArrayList<ProductPlan>();
        for (var each : read) {
            try {
                if (each.refusal() != null) {
                    throw each.refusal();
                }
                var plan = planner.plan(each, known);
                plans.add(plan);
                outcomes[each.index()] = plan.outcome(dryRun);
            } catch (DomainException refusal) {
                outcomes[each.index()] = WrittenProduct.refused(refusal);
            }
        }
        var refusals = planner.refusals(plans);
        refusals.forEach((index, refusal) -> outcomes[index] = WrittenProduct.refused(refusal));
        plans.removeIf(plan -> refusals.containsKey(plan.index()));
        return plans;
    }

    private void save(List<ProductPlan> changes, WrittenProduct[] outcomes, boolean onRecord) {
        var saved = writes.save(changes, outcomes);
        events.append(
                saved.stream().<Event>flatMap(plan -> plan.events().stream()).toList());
        if (onRecord) {
            saved.forEach(plan -> records.audited(plan.before(), plan.after()));
        }
    }
}
