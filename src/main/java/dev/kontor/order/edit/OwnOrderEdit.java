package dev.kontor.order.edit;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change of an order as its buyer sees it.
///
/// @param removed units that were canceled
/// @param added new items
/// @param retaxed units that stayed, with the taxes of another address; absent if no taxes changed
/// @param taxes by how much each tax changed
/// @param addresses that changed; absent if none did
/// @param shipping that was replaced; absent if none was
/// @param totalBefore total of the order less canceled units and shipping
/// @param totalAfter the same after the edit
/// @param toPay amount that had to be paid in addition
/// @param toRefund amount refunded because of it
record OwnOrderEdit(
        @Schema(example = "1") int number,
        @Schema(example = "One more cup, as agreed.") String reason,
        List<EditPreview.Removed> removed,
        List<EditPreview.Added> added,
        @Nullable List<EditPreview.Retaxed> retaxed,
        List<EditPreview.TaxChange> taxes,
        @Nullable List<EditPreview.AddressChange> addresses,
        @Nullable List<EditPreview.ShippingChange> shipping,
        Money totalBefore,
        Money totalAfter,
        Money toPay,
        Money toRefund,
        Instant at) {

    static OwnOrderEdit of(OrderEdit edit) {
        var preview = edit.preview();
        return new OwnOrderEdit(
                edit.number(),
                edit.reason(),
                preview.removed(),
                preview.added(),
                preview.retaxed(),
                preview.taxes(),
                preview.addresses(),
                preview.shipping(),
                preview.totalBefore(),
                preview.totalAfter(),
                preview.toPay(),
                preview.toRefund(),
                Objects.requireNonNull(edit.decidedAt()));
    }
}
