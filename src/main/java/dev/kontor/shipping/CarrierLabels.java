package dev.kontor.shipping;

import dev.kontor.media.FileContent;
import dev.kontor.shipping.CarrierProvider.LabelRequest;
import java.util.Optional;
import java.util.UUID;

/// Buys labels of carriers. A label whose outcome is not known is resolved by a background job.
public interface CarrierLabels {

    /// Returns whether the carrier is configured and sells labels of returns.
    boolean sellsReturns(String carrier);

    /// Records in the caller's transaction that a label is requested. The caller has locked the parcel.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if the parcel has a label that is not voided
    /// @throws dev.kontor.shared.problem.RejectedException if the carrier is not configured, or does not
    ///     sell labels of returns
    CarrierLabel request(UUID reference, ParcelKind kind, String carrier, String service, LabelFormat format);

    /// Buys a requested label outside of transactions, and returns it in its new state.
    CarrierLabel buy(CarrierLabel requested, LabelRequest request);

    /// Records in the caller's transaction that a label is being voided.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if it is not bought
    CarrierLabel beginVoid(CarrierLabelId id);

    /// Records in the caller's transaction that the bought label of a parcel is no longer needed; a background
    /// job voids it. Does nothing without a bought label.
    void voidLater(UUID reference);

    /// Voids a label outside of transactions, and returns it in its new state.
    CarrierLabel finishVoid(CarrierLabel voiding);

    /// The newest label of the parcel.
    Optional<CarrierLabel> latest(UUID reference);

    /// The content of a bought label. Accesses the storage.
    ///
    /// @throws dev.kontor.shared.problem.NotFoundException if it is not bought
    FileContent content(CarrierLabel label, String saveAs);
}
