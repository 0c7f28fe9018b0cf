package dev.kontor.settings.policy;

import dev.kontor.events.ChangeLog;
import dev.kontor.settings.Policies;
import dev.kontor.settings.PolicyId;
import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PolicyPublished;
import dev.kontor.settings.PolicyWithdrawn;
import dev.kontor.settings.PublishedPolicy;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Publishes the policies of the shop.
@Service
@Transactional
class PolicyService implements Policies {

    /// The beginning of an element, a comment or a declaration.
    private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?]");

    private final PolicyRepository policies;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    PolicyService(PolicyRepository policies, ChangeLog changes, Shop shop, Clock clock) {
        this.policies = policies;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PublishedPolicy> published() {
        return policies.published();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PublishedPolicy> find(PolicyKind kind, String locale) {
        return policies.last(kind, locale)
                .filter(PolicyVersion::published)
                .map(policy -> new PublishedPolicy(
                        policy.kind(),
                        policy.locale(),
                        policy.version(),
                        Objects.requireNonNull(policy.title()),
                        policy.body(),
                        policy.url(),
                        Objects.requireNonNull(policy.publishedAt())));
    }

    /// The last version; version 0 if there is none.
    @Transactional(readOnly = true)
    public PolicyVersion last(PolicyKind kind, String locale) {
        requireSpoken(locale);
        return policies.last(kind, locale).orElseGet(() -> PolicyVersion.none(kind, locale));
    }

    @Transactional(readOnly = true)
    public Page<PolicyVersion> versions(PolicyKind kind, String locale, Listing listing) {
        requireSpoken(locale);
        return policies.versions(kind, locale, listing);
    }

    public PolicyVersion publish(PolicyKind kind, String locale, IfMatch ifMatch, PublishPolicy wanted) {
        var before = last(kind, locale);
        ifMatch.require(before.version());
        check(wanted);
        if (before.says(wanted)) {
            return before;
        }
        var after = new PolicyVersion(
                PolicyId.next(),
                kind,
                locale,
                before.version() + 1,
                true,
                wanted.title(),
                wanted.body(),
                wanted.url(),
                clock.instant());
        insert(after);
        changes.record(
                new PolicyPublished(Objects.requireNonNull(after.id()), kind, locale, after.version()),
                audited(before),
                audited(after));
        return after;
    }

    public void withdraw(PolicyKind kind, String locale, IfMatch ifMatch) {
        var before = last(kind, locale);
        if (!before.published()) {
            throw new NotFoundException("The policy is not published in %s.".formatted(locale));
        }
        ifMatch.require(before.version());
        var after = new PolicyVersion(
                PolicyId.next(), kind, locale, before.version() + 1, false, null, null, null, clock.instant());
        insert(after);
        changes.record(
                new PolicyWithdrawn(Objects.requireNonNull(after.id()), kind, locale, after.version()),
                audited(before),
                audited(after));
    }

    private void insert(PolicyVersion version) {
        if (!policies.insert(version)) {
            throw new ChangedMeanwhile();
        }
    }

    private static void check(PublishPolicy wanted) {
        var body = wanted.body();
        if ((body == null) == (wanted.url() == null)) {
            throw RejectedException.at("/body", "one-of", Message.of("policy.text-or-page"));
        }
        if (body != null && HTML.matcher(body).find()) {
            throw RejectedException.at("/body", "html", Message.of("policy.html"));
        }
    }

    private void requireSpoken(String locale) {
        if (!shop.locales().contains(Locale.forLanguageTag(locale))) {
            throw new NotFoundException(
                    "The shop does not offer the language %s. Use one of its locales.".formatted(locale));
        }
    }

    /// The text is in the versions.
    private static Map<String, Object> audited(PolicyVersion policy) {
        var body = policy.body();
        return Map.of(
                "kind", policy.kind(),
                "locale", policy.locale(),
                "number", policy.version(),
                "published", policy.published(),
                "heading", Objects.requireNonNullElse(policy.title(), ""),
                "url", Objects.requireNonNullElse(policy.url(), ""),
                "characters", body == null ? 0 : body.length());
    }
}
