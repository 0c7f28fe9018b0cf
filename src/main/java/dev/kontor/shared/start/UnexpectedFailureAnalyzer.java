package dev.kontor.shared.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/// Prints a failed start that nothing else explains as cause and remedy. The stack trace, up to 26 KB in which nobody
/// finds the cause, is in the log at level debug.
final class UnexpectedFailureAnalyzer implements FailureAnalyzer, Ordered {

    private final SecretMask secrets;

    UnexpectedFailureAnalyzer(Environment environment) {
        this.secrets = new SecretMask(environment);
    }

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = secrets.mask(root.getMessage()).lines().findFirst().orElse("no message");
        return new FailureAnalysis(
                root.getClass().getSimpleName() + ": " + message,
                "If this names a setting or a service, correct it. Otherwise start again with "
                        + "--logging.level.org.springframework.boot.diagnostics=debug, and report the stack trace.",
                secrets.mask(failure));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
