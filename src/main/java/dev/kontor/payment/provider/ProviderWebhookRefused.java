package dev.kontor.payment.provider;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;

/// A notice is not signed as its provider signs, or is not of now.
public class ProviderWebhookRefused extends UnauthenticatedException {

    public ProviderWebhookRefused() {
        super(ProblemCode.INVALID_SIGNATURE, "The signature does not fit the body, or is not of now.");
    }
}
