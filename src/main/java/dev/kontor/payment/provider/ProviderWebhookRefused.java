package dev.kontor.payment.provider;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;

/// The signature of a webhook is invalid or too old.
public class ProviderWebhookRefused extends UnauthenticatedException {

    public ProviderWebhookRefused() {
        super(ProblemCode.INVALID_SIGNATURE, "The signature does not match the body or is too old.");
    }
}
