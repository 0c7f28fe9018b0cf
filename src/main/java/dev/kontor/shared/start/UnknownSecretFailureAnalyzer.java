package dev.kontor.shared.start;

import dev.kontor.shared.crypto.UnknownSecretException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Explains a secret that does not fit the database.
final class UnknownSecretFailureAnalyzer extends AbstractFailureAnalyzer<UnknownSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownSecretException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
