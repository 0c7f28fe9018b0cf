package dev.kontor.order.search;

import dev.kontor.order.OrderId;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Updates what orders are found by.
@Service
class OrderIndexing {

    private final OrderSearchRepository orders;

    OrderIndexing(OrderSearchRepository orders) {
        this.orders = orders;
    }

    /// The orders cannot change meanwhile: terms of a person who is being erased would otherwise be stored
    /// again.
    @Transactional
    public void index(Collection<OrderId> ids) {
        orders.lock(ids);
        orders.index(ids);
    }
}
