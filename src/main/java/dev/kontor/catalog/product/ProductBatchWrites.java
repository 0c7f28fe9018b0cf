package dev.kontor.catalog.product;

import dev.kontor.catalog.WrittenProduct;
import dev.kontor.shared.problem.DomainException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Saves the products of a batch: all at once, but for those with a type. Whether values that must be unique are
/// taken is only found out by writing them, so these are saved one by one.
@Component
class ProductBatchWrites {

    private final ProductBatchRepository batches;
    private final ProductRepository products;
    private final ProductTyping typing;
    private final TransactionTemplate savepoint;

    ProductBatchWrites(
            ProductBatchRepository batches,
            ProductRepository products,
            ProductTyping typing,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.products = products;
        this.typing = typing;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// @param changes each of which changes something
    /// @param outcomes of the whole batch; takes what is refused now
    /// @return those that were saved
    List<ProductPlan> save(List<ProductPlan> changes, WrittenProduct[] outcomes) {
        batches.save(changes.stream().filter(plan -> !plan.isTyped()).toList());
        return changes.stream()
                .filter(plan -> !plan.isTyped() || isSaved(plan, outcomes))
                .toList();
    }

    private boolean isSaved(ProductPlan plan, WrittenProduct[] outcomes) {
        try {
            savepoint.executeWithoutResult(_ -> {
                var before = plan.before();
                if (before == null) {
                    products.insert(plan.after());
                } else {
                    products.update(plan.after(), before);
                }
                typing.save(before, plan.after(), plan.rules());
            });
            return true;
        } catch (DomainException refusal) {
            outcomes[plan.index()] = WrittenProduct.refused(refusal);
            return false;
        }
    }
}
