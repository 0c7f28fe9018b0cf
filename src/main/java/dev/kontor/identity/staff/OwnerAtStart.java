package dev.kontor.identity.staff;

import dev.kontor.identity.password.Passwords;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Creates the first owner from the configuration. There is no default account: without configuration, the log
/// explains what to do.
@Component
@Order(-10)
class OwnerAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerAtStart.class);

    private final OwnerProperties properties;
    private final OwnerService owners;
    private final Passwords passwords;
    private final Environment environment;

    OwnerAtStart(OwnerProperties properties, OwnerService owners, Passwords passwords, Environment environment) {
        this.properties = properties;
        this.owners = owners;
        this.passwords = passwords;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption(OwnerCommand.OPTION) || owners.hasOwner()) {
            return;
        }
        if (properties.email() != null && properties.password() != null) {
            owners.createFirst(
                            properties.email(),
                            Objects.requireNonNullElse(properties.name(), "Owner"),
                            passwords.hash(properties.password()))
                    .ifPresent(owner -> LOG.info(
                            "Created the owner of the shop: {}", owner.id().text()));
        } else if (!environment.acceptsProfiles(Profiles.of("demo | test"))) {
            LOG.warn("The shop has no owner, so nobody can sign in to the admin API. Set KONTOR_OWNER_EMAIL and "
                    + "KONTOR_OWNER_PASSWORD, or run: java -jar kontor.jar --create-owner --email=you@example.com");
        }
    }
}
