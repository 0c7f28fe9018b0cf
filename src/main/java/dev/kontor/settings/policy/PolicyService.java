package dev.kontor.settings.policy;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.ChangeLog;
import dev.kontor.events.EventLog;
import dev.kontor.settings.Policies;
import dev.kontor.settings.PolicyId;
import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PolicyPublished;
import dev.kontor.settings.PolicyTookEffect;
import dev.kontor.settings.PolicyWithdrawn;
import dev.kontor.settings.PublishedPolicies;
import dev.kontor.settings.PublishedPolicy;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
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

    private static final Duration MAX_NOTICE = Duration.ofDays(731);

    private final PolicyRepository policies;
    private final EventLog events;
    private final AuditLog audit;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    PolicyService(
            PolicyRepository policies, EventLog events, AuditLog audit, ChangeLog changes, Shop shop, Clock clock) {
        this.policies = policies;
        this.events = events;
        this.audit = audit;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public PublishedPolicies published() {
        return policies.published();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PublishedPolicy> find(PolicyKind kind, String locale) {
        return policies.inForce(kind, locale);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PublishedPolicy> versions(Collection<PolicyId> ids) {
        return ids.isEmpty() ? List.of() : policies.versions(ids);
    }

    /// The last version; version 0 if there is none.
    @Transactional(readOnly = true)
    public PolicyVersion last(PolicyKind kind, String locale) {
        requireSupported(locale);
        return policies.last(kind, locale).orElseGet(() -> PolicyVersion.none(kind, locale));
    }

    @Transactional(readOnly = true)
    public Page<PolicyVersion> versions(PolicyKind kind, String locale, Listing listing) {
        requireSupported(locale);
        return policies.versions(kind, locale, listing);
    }

    public PolicyVersion publish(PolicyKind kind, String locale, IfMatch ifMatch, PublishPolicy wanted) {
        var before = last(kind, locale);
        ifMatch.require(before.version());
        check(wanted);
        if (before.says(wanted) && isOfThatTime(before, wanted)) {
            return before;
        }
        var after = insert(new PolicyVersion(
                PolicyId.next(),
                kind,
                locale,
                before.version() + 1,
                true,
                wanted.title(),
                wanted.body(),
                wanted.url(),
                clock.instant(),
                wanted.takesEffectAt(),
                null));
        changes.record(
                new PolicyPublished(Objects.requireNonNull(after.id()), kind, locale, after.version()),
                audited(before),
                audited(after));
        return after;
    }

    /// Whether the version is in effect, or takes effect at the requested time.
    private boolean isOfThatTime(PolicyVersion last, PublishPolicy wanted) {
        var time = wanted.takesEffectAt();
        return time == null
                ? policies.inForce(last.kind(), last.locale())
                        .filter(policy -> policy.version() == last.version())
                        .isPresent()
                : time.truncatedTo(ChronoUnit.MICROS).equals(last.effectiveAt());
    }

    public void withdraw(PolicyKind kind, String locale, IfMatch ifMatch) {
        var before = last(kind, locale);
        if (policies.inForce(kind, locale).isEmpty()) {
            throw new NotFoundException("The policy is not published in %s.".formatted(locale));
        }
        ifMatch.require(before.version());
        var after = insert(new PolicyVersion(
                PolicyId.next(),
                kind,
                locale,
                before.version() + 1,
                false,
                null,
                null,
                null,
                clock.instant(),
                null,
                null));
        changes.record(
                new PolicyWithdrawn(Objects.requireNonNull(after.id()), kind, locale, after.version()),
                audited(before),
                audited(after));
    }

    /// Cancels a version that is not in effect yet, by the clock of the database.
    public PolicyVersion cancel(PolicyKind kind, String locale, long version) {
        requireSupported(locale);
        var canceled = policies.cancel(kind, locale, version, clock.instant())
                .orElseThrow(() -> new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        "Only a version that is not in effect yet can be canceled. Publish another version instead.",
                        Map.of("version", version)));
        audit.record("policy.canceled", Objects.requireNonNull(canceled.id()), null, audited(canceled));
        return canceled;
    }

    /// Announces the versions that took effect, so that caches drop the earlier ones.
    public void announce() {
        var announced = policies.announce();
        if (announced.isEmpty()) {
            return;
        }
        events.append(announced.stream()
                .map(policy -> new PolicyTookEffect(
                        Objects.requireNonNull(policy.id()), policy.kind(), policy.locale(), policy.version()))
                .toList());
    }

    private PolicyVersion insert(PolicyVersion version) {
        return policies.insert(version).orElseThrow(() -> {
            var last = last(version.kind(), version.locale()).version();
            return version.effectiveAt() == null || last >= version.version() ? new ChangedMeanwhile() : inThePast();
        });
    }

    private static RejectedException inThePast() {
        return RejectedException.at("/takesEffectAt", "past", Message.of("policy.past"));
    }

    private void check(PublishPolicy wanted) {
        var time = wanted.takesEffectAt();
        if (time != null && time.isBefore(Instant.EPOCH)) {
            throw inThePast();
        }
        if (time != null && time.isAfter(clock.instant().plus(MAX_NOTICE))) {
            throw RejectedException.at("/takesEffectAt", "too-late", Message.of("policy.too-late"));
        }
        var body = wanted.body();
        if ((body == null) == (wanted.url() == null)) {
            throw RejectedException.at("/body", "one-of", Message.of("policy.text-or-page"));
        }
        if (body != null && HTML.matcher(body).find()) {
            throw RejectedException.at("/body", "html", Message.of("policy.html"));
        }
    }

    private void requireSupported(String locale) {
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
                "effectiveAt",
                        policy.effectiveAt() == null ? "" : policy.effectiveAt().toString(),
                "heading", Objects.requireNonNullElse(policy.title(), ""),
                "url", Objects.requireNonNullElse(policy.url(), ""),
                "characters", body == null ? 0 : body.length());
    }
}
