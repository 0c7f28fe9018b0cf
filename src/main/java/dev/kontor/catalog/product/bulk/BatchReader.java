package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.WantedProduct;
import dev.kontor.catalog.product.CreateProduct;
import dev.kontor.catalog.product.GiftCardChange;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.giftcard.GiftCardBatches;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.web.binding.BodyParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parses the products of a batch like single request bodies. A patch is first merged into the current product.
@Component
class BatchReader {

    private final BodyParts parts;
    private final WholeProducts whole;
    private final GiftCardBatches giftCards;

    BatchReader(BodyParts parts, WholeProducts whole, GiftCardBatches giftCards) {
        this.parts = parts;
        this.whole = whole;
        this.giftCards = giftCards;
    }

    /// One parsed product of the batch: either a request or the reason why it was rejected.
    ///
    /// @param giftCard unchanged if absent
    record Read(
            int index,
            WantedProduct wanted,
            @Nullable CreateProduct request,
            @Nullable GiftCardChange giftCard,
            @Nullable DomainException refusal) {}

    /// @param known the existing products by external id
    List<Read> read(List<WantedProduct> products, Map<String, Product> known) {
        var read = new ArrayList<Read>();
        for (int index = 0; index < products.size(); index++) {
            var wanted = products.get(index);
            read.add(read(index, wanted, known.get(wanted.externalId())));
        }
        return read;
    }

    private Read read(int index, WantedProduct wanted, @Nullable Product before) {
        try {
            var data = wanted.patch()
                    ? ProductPatch.apply(
                            before == null ? JsonNodeFactory.instance.objectNode() : whole.json(before), wanted.data())
                    : wanted.data();
            var request = parts.read(data, CreateProduct.class);
            if (request.externalId() != null && !request.externalId().equals(wanted.externalId())) {
                throw ProductPlanner.invalid("/externalId", "other", "Differs from the external id of the operation.");
            }
            var giftCard = wanted.giftCard() == null ? null : giftCards.read(wanted.giftCard());
            return new Read(index, wanted, request.withExternalId(wanted.externalId()), giftCard, null);
        } catch (DomainException refusal) {
            return new Read(index, wanted, null, null, refusal);
        }
    }
}
