package dev.kontor.shipping;

/// Receives each label that was bought or voided, inside the transaction that records it.
public interface LabelObserver {

    /// @return whether the parcel still needs it; a label that no parcel needs is voided
    boolean labelBought(CarrierLabel label);

    void labelVoided(CarrierLabel label);
}
