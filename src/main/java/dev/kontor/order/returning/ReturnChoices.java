package dev.kontor.order.returning;

import dev.kontor.catalog.Catalog;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.returning.reason.OfferedReason;
import dev.kontor.order.returning.reason.ReturnReasons;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The choices of buyers: reasons, and variants that they want instead.
@Component
class ReturnChoices {

    private final ReturnReasons reasons;
    private final Catalog catalog;

    ReturnChoices(ReturnReasons reasons, Catalog catalog) {
        this.reasons = reasons;
        this.catalog = catalog;
    }

    List<OfferedReason> reasons(Order order) {
        return reasons.offered(Locale.forLanguageTag(order.facts().locale()));
    }

    /// Checks that the channel of the order sells the variants. Runs no statement without any.
    @Nullable
    List<Return.Replacement> replacements(Order order, @Nullable List<Return.Replacement> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return null;
        }
        var facts = order.facts();
        var sold = catalog.sellable(
                wanted.stream().map(Return.Replacement::variantId).distinct().toList(),
                Locale.forLanguageTag(facts.locale()),
                facts.channel());
        for (int index = 0; index < wanted.size(); index++) {
            var variant = sold.get(wanted.get(index).variantId());
            if (variant == null || !variant.published()) {
                throw RejectedException.at(
                        "/replacements/" + index + "/variantId", "unknown", Message.of("return.not-sold"));
            }
        }
        return wanted;
    }
}
