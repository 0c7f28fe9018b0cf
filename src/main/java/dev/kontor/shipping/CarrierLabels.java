package dev.kontor.shipping;

import dev.kontor.media.FileContent;
import dev.kontor.shipping.CarrierProvider.LabelRequest;
import java.util.Optional;
import java.util.UUID;

/// Buys labels of carriers. A label whose outcome is not known is resolved by a background job.
public interface CarrierLabels {

    /// Records in the caller's transaction that a label is requested. The caller has locked the parcel.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if the parcel has a label that is not voided
    /// @throws dev.kontor.shared.problem.RejectedException if the carrier is not configured
    CarrierLabel request(UUID reference, String carrier, String service, LabelFormat format);

    /// Buys a requested label outside of transactions, and returns it in its new state.
    CarrierLabel buy(CarrierLabel requested, LabelRequest request);

    /// Records in the caller's transaction that a label is being voided.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if it is not bought
    CarrierLabel beginVoid(CarrierLabelId id);

    /// Voids a label outside of transactions, and returns it in its new state.
    CarrierLabel finishVoid(CarrierLabel voiding);

    /// The newest label of the parcel.
    Optional<CarrierLabel> latest(UUID reference);

    /// The content of a bought label. Accesses the storage.
    ///
    /// @throws dev.kontor.shared.problem.NotFoundException if it is not bought
    FileContent content(CarrierLabel label, String saveAs);
}
