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

    /// @return the exit code: 1 if something cannot be read, or was missed
    private int reseal() {
        var results = process.run();
        for (var result : results) {
            System.out.printf(
                    "%s.%s: %d resealed, %d missed, %d unreadable%n",
                    result.column().table(),
                    result.column().column(),
                    result.sealed(),
                    result.missed(),
                    result.unreadable());
        }
        long unreadable =
                results.stream().mapToLong(Resealing.Result::unreadable).sum();
        long missed = results.stream().mapToLong(Resealing.Result::missed).sum();
        if (unreadable > 0) {
            System.out.println("Some texts cannot be read: add the secret they were sealed with to"
                    + " KONTOR_SECRET_ACCEPTEDKEYS and repeat this.");
        } else if (missed > 0) {
            System.out.println("Some texts changed meanwhile: repeat this, once no process uses another secret.");
        } else {
            System.out.printf("Everything is sealed with the key %s.%n", keyring.id());
        }
        return unreadable == 0 && missed == 0 ? 0 : 1;
    }
}
