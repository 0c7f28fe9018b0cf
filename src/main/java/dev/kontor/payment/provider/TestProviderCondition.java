package dev.kontor.payment.provider;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Enables the test provider if it is configured, and by default in the profiles `demo` and `test`; never in `prod`.
class TestProviderCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        return environment.getProperty(
                        "kontor.payment.test.enabled",
                        Boolean.class,
                        environment.acceptsProfiles(Profiles.of("demo | test")))
                && !environment.acceptsProfiles(Profiles.of("prod"));
    }
}
