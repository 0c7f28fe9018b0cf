package dev.kontor.testing;

import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// Registers the issuer inside the tests with every Spring context of the profile `test`, under three names:
/// where whoever is new gets an account, where nobody does and a second factor is wanted, and where the issuer is
/// believed to have asked though it does not tell.
final class FakeIssuerEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String PROVIDERS = "kontor.identity.sso.providers.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("test"))) {
            var properties = new HashMap<String, Object>();
            for (var name : new String[] {"fake", "strict", "terse"}) {
                var prefix = PROVIDERS + name + ".";
                properties.put(prefix + "issuer", FakeIssuer.get().url());
                properties.put(prefix + "title", "Fake issuer");
                properties.put(prefix + "client-id", FakeIssuer.CLIENT);
                properties.put(prefix + "client-secret", FakeIssuer.SECRET);
                properties.put(prefix + "audiences", "admin,store");
                properties.put(prefix + "admin-redirect-uri", "http://localhost:3000/admin/back");
                properties.put(prefix + "store-redirect-uri", "http://localhost:3000/back");
                properties.put(prefix + "role-claim", "realm_access.roles");
            }
            properties.put(PROVIDERS + "fake.allow-sign-up", "true");
            properties.put(PROVIDERS + "fake.roles.clerks", "Order clerk");
            properties.put(PROVIDERS + "fake.roles.packers", "Warehouse");
            properties.put(PROVIDERS + "fake.roles.bosses", "Owner");
            properties.put(PROVIDERS + "terse.audiences", "store");
            properties.put(PROVIDERS + "terse.allow-sign-up", "true");
            properties.put(PROVIDERS + "terse.assume-fresh", "true");
            properties.put(PROVIDERS + "strict.audiences", "admin");
            properties.put(PROVIDERS + "strict.required-acr", "mfa");
            properties.put(PROVIDERS + "gone.issuer", "http://localhost:1");
            properties.put(PROVIDERS + "gone.title", "Gone");
            properties.put(PROVIDERS + "gone.client-id", "x");
            properties.put(PROVIDERS + "gone.audiences", "store");
            properties.put(PROVIDERS + "gone.store-redirect-uri", "http://localhost:3000/back");
            environment.getPropertySources().addLast(new MapPropertySource("fakeIssuer", properties));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
