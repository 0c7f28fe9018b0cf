package dev.kontor.shared.crypto;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The command `--reseal`: seals everything with the current secret, and exits. Afterwards the former secret can be
/// removed from `kontor.secret.accepted-keys`.
@Component
@Order(-20)
class ResealCommand implements ApplicationRunner {

    private static final String OPTION = "reseal";

    private final Resealing process;
    private final Keyring keyring;
    private final ConfigurableApplicationContext context;

    ResealCommand(Resealing process, Keyring keyring, ConfigurableApplicationContext context) {
        this.process = process;
        this.keyring = keyring;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption(OPTION)) {
            int code = reseal();
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /// @return the exit code: 1 if something cannot be read
    private int reseal() {
        long unreadable = 0;
        for (var result : process.run()) {
            unreadable += result.unreadable();
            System.out.printf(
                    "%s.%s: %d resealed, %d unreadable%n",
                    result.column().table(), result.column().column(), result.sealed(), result.unreadable());
        }
        System.out.printf(
                unreadable == 0
                        ? "Everything is sealed with the key %s.%n"
                        : "Some texts are not sealed with the key %s: add the secret they were sealed with to"
                                + " KONTOR_SECRET_ACCEPTEDKEYS and repeat this.%n",
                keyring.id());
        return unreadable == 0 ? 0 : 1;
    }
}
