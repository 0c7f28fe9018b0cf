package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicy;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Checks that shoppers can read the policies that a shop needs.
@Component
class PolicyReadiness implements ReadinessCheck {

    private static final int AFTER_MAIL = 80;
    private static final String CODE = "policies";

    private final PolicyRepository policies;
    private final Shop shop;

    PolicyReadiness(PolicyRepository policies, Shop shop) {
        this.policies = policies;
        this.shop = shop;
    }

    @Override
    public int order() {
        return AFTER_MAIL;
    }

    @Override
    public List<ReadinessFinding> check() {
        var language = shop.defaultLocale().toLanguageTag();
        var published = policies.published().items().stream()
                .filter(policy -> policy.locale().equals(language))
                .map(PublishedPolicy::kind)
                .collect(Collectors.toSet());
        var missing = Stream.of(PolicyKind.values())
                .filter(kind -> !published.contains(kind))
                .map(PolicyKind::name)
                .toList();
        return List.of(
                missing.isEmpty()
                        ? ReadinessFinding.ok(CODE, Message.of("readiness.policies-ok"))
                        : ReadinessFinding.warning(
                                CODE,
                                Message.of("readiness.policies-missing", "kinds", missing, "locale", language),
                                Message.of("readiness.policies-missing-remedy"),
                                "/admin/v1/policies"));
    }
}
