package dev.kontor.payment;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;

/// As many calls to the provider run as may at a time. It has certainly not received this one: asking again is safe.
public final class ProviderBusy extends UnavailableException {

    public ProviderBusy() {
        super(ProblemCode.PAYMENT_PROVIDER_ERROR, Message.of("payment.busy"));
    }
}
