package dev.kontor.shipping;

/// Receives each label that was bought or voided, inside the transaction that records it.
public interface LabelObserver {

    void labelBought(CarrierLabel label);

    void labelVoided(CarrierLabel label);
}
