package dev.kontor.payment;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;

/// The maximum number of calls to the provider is running. It has definitely not received this one, so a retry is
/// safe.
public final class ProviderBusy extends UnavailableException {

    public ProviderBusy() {
        super(ProblemCode.PAYMENT_PROVIDER_ERROR, Message.of("payment.busy"));
    }
}
