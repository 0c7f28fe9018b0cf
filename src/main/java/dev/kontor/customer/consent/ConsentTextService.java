package dev.kontor.customer.consent;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.Actor;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the texts of consents. A published text never changes: publish another version instead.
@Service
@Transactional
class ConsentTextService {

    private static final int MAX_DRAFTS = 50;
    private static final Duration MAX_NOTICE = Duration.ofDays(731);

    private final ConsentTextRepository texts;
    private final ConsentPurposeRepository purposes;
    private final AuditLog audit;
    private final Clock clock;

    ConsentTextService(ConsentTextRepository texts, ConsentPurposeRepository purposes, AuditLog audit, Clock clock) {
        this.texts = texts;
        this.purposes = purposes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ConsentTextDetails> list(ConsentTextFilter filter, Listing listing) {
        return texts.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public ConsentTextDetails get(ConsentTextId id) {
        return texts.find(id).orElseThrow(() -> NotFoundException.of("consent text", id));
    }

    /// @throws RejectedException if there is no such purpose, or it has too many drafts
    public ConsentTextDetails create(CreateConsentText request) {
        if (purposes.find(request.purpose()).isEmpty()) {
            throw RejectedException.at("/purpose", "not-found", "There is no purpose with this code.");
        }
        if (texts.countDrafts(request.purpose()) >= MAX_DRAFTS) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A purpose can have at most %d drafts. Publish or delete one.".formatted(MAX_DRAFTS));
        }
        var id = ConsentTextId.next();
        var now = clock.instant();
        texts.insert(new ConsentTextDetails(
                id,
                1,
                ConsentTextStatus.DRAFT,
                request.purpose(),
                Locale.forLanguageTag(request.locale()).toLanguageTag(),
                null,
                request.body().strip(),
                now,
                now,
                null,
                null,
                false,
                null));
        var created = get(id);
        audit.record("consent_text.created", id, null, created);
        return created;
    }

    public ConsentTextDetails change(ConsentTextId id, IfMatch ifMatch, MergePatch<ChangeConsentText> patch) {
        var before = draft(id, ifMatch);
        var body = patch.applyTo(before).body().strip();
        if (body.equals(before.body())) {
            return before;
        }
        var after = new ConsentTextDetails(
                id,
                before.version() + 1,
                before.status(),
                before.purpose(),
                before.locale(),
                null,
                body,
                before.createdAt(),
                clock.instant(),
                null,
                null,
                false,
                null);
        if (!texts.update(after)) {
            throw new ChangedMeanwhile();
        }
        audit.record("consent_text.updated", id, before, after);
        return after;
    }

    /// @param effectiveAt when it takes effect, by the clock of the database; null for immediately
    public ConsentTextDetails publish(ConsentTextId id, IfMatch ifMatch, @Nullable Instant effectiveAt, Actor actor) {
        var before = draft(id, ifMatch);
        var now = clock.instant();
        if (effectiveAt != null && effectiveAt.isBefore(Instant.EPOCH)) {
            throw inThePast();
        }
        if (effectiveAt != null && effectiveAt.isAfter(now.plus(MAX_NOTICE))) {
            throw RejectedException.at(
                    "/takesEffectAt", "too-late", "A text takes effect within two years. Choose an earlier time.");
        }
        if (!texts.publish(before, actor.label(), now, effectiveAt)) {
            if (effectiveAt != null && get(id).version() == before.version()) {
                throw inThePast();
            }
            throw new ChangedMeanwhile();
        }
        var after = get(id);
        audit.record("consent_text.published", id, before, after);
        return after;
    }

    private static RejectedException inThePast() {
        return RejectedException.at(
                "/takesEffectAt", "past", "The time has passed. Leave it out to publish the text immediately.");
    }

    /// Cancels the publication of a text that is not in effect yet.
    public ConsentTextDetails cancel(ConsentTextId id, IfMatch ifMatch) {
        var before = get(id);
        ifMatch.require(before.version());
        if (!texts.cancel(before, clock.instant())) {
            if (get(id).version() != before.version()) {
                throw new ChangedMeanwhile();
            }
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Only the publication of a text that takes effect later can be canceled, until a minute before."
                            + " Publish another version instead.",
                    Map.of("current", before.status()));
        }
        var after = get(id);
        audit.record("consent_text.canceled", id, before, after);
        return after;
    }

    public void delete(ConsentTextId id, IfMatch ifMatch) {
        var before = draft(id, ifMatch);
        if (!texts.delete(before)) {
            throw new ChangedMeanwhile();
        }
        audit.record("consent_text.deleted", id, before, null);
    }

    private ConsentTextDetails draft(ConsentTextId id, IfMatch ifMatch) {
        var text = get(id);
        ifMatch.require(text.version());
        if (text.status() != ConsentTextStatus.DRAFT) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "A published text never changes. Publish another version.",
                    Map.of("current", text.status()));
        }
        return text;
    }
}
