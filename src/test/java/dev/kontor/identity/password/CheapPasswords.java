package dev.kontor.identity.password;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/// Gives every Spring context of the profile `test` passwords that are hashed with a nineteenth of the usual work: the
/// tests hash and check a thousand of them. [PasswordsTests] tests those of production.
public final class CheapPasswords implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /// How each of these hashes begins.
    public static final String PREFIX = "$argon2id$v=19$m=1024,t=2,p=1$";

    private static final Argon2Cost COST = new Argon2Cost(1_024, 2);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().acceptsProfiles(Profiles.of("test"))) {
            context.getBeanFactory().registerSingleton("costOfPasswords", COST);
        }
    }
}
