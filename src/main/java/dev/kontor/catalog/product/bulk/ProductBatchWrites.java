package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.WrittenProduct;
import dev.kontor.catalog.bundle.Bundles;
import dev.kontor.catalog.product.ProductMediaUse;
import dev.kontor.catalog.product.ProductPlan;
import dev.kontor.catalog.product.ProductTyping;
import dev.kontor.catalog.product.Variant;
import dev.kontor.catalog.product.giftcard.GiftCardBatches;
import dev.kontor.shared.problem.DomainException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Saves the products of a batch together. After a concurrent conflict it retries each half, so that a rejected
/// product does not block the others.
@Component
class ProductBatchWrites {

    private final ProductBatchRepository batches;
    private final ProductTyping typing;
    private final ProductMediaUse shown;
    private final Bundles bundles;
    private final GiftCardBatches giftCards;
    private final TransactionTemplate savepoint;

    ProductBatchWrites(
            ProductBatchRepository batches,
            ProductTyping typing,
            ProductMediaUse shown,
            Bundles bundles,
            GiftCardBatches giftCards,
            PlatformTransactionManager transactions) {
        this.giftCards = giftCards;
        this.batches = batches;
        this.typing = typing;
        this.shown = shown;
        this.bundles = bundles;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Prevents changes of bundles until the transaction ends.
    void lockBundles() {
        giftCards.lock();
    }

    private void saveGiftCards(List<ProductPlan> changes) {
        var changed = changes.stream().filter(plan -> plan.giftCard() != null).toList();
        if (changed.isEmpty()) {
            return;
        }
        giftCards.save(
                changed.stream()
                        .collect(Collectors.toMap(
                                plan -> plan.after().id(), plan -> Objects.requireNonNull(plan.giftCard()))),
                changed.stream()
                        .filter(plan -> Objects.requireNonNull(plan.giftCard()).terms() != null)
                        .flatMap(plan -> plan.after().content().variants().stream())
                        .map(Variant::id)
                        .toList());
    }

    /// @param changes plans that change something
    /// @param outcomes outcomes of the whole batch; receives new rejections
    /// @return the plans that were saved
    List<ProductPlan> save(List<ProductPlan> changes, WrittenProduct[] outcomes) {
        if (changes.isEmpty()) {
            return changes;
        }
        try {
            savepoint.executeWithoutResult(_ -> {
                bundles.release(changes.stream()
                        .flatMap(plan -> plan.removedVariants().stream())
                        .toList());
                batches.save(changes);
                typing.save(changes);
                shown.changed(changes);
                saveGiftCards(changes);
            });
            return changes;
        } catch (DomainException refusal) {
            if (changes.size() == 1) {
                outcomes[changes.getFirst().index()] = WrittenProduct.refused(refusal);
                return List.of();
            }
            int half = changes.size() / 2;
            return Stream.of(changes.subList(0, half), changes.subList(half, changes.size()))
                    .flatMap(part -> save(part, outcomes).stream())
                    .toList();
        }
    }
}
