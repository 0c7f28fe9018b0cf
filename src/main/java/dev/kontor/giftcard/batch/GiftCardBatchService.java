package dev.kontor.giftcard.batch;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.ChangeLog;
import dev.kontor.giftcard.GiftCardBatchCreated;
import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.card.NewGiftCards;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages batches of gift cards on behalf of staff.
@Service
@Transactional
class GiftCardBatchService {

    private final BatchRepository batches;
    private final BatchCodes codes;
    private final NewGiftCards cards;
    private final BatchJob type;
    private final Jobs jobs;
    private final ChangeLog changes;
    private final AuditLog audit;

    GiftCardBatchService(
            BatchRepository batches,
            BatchCodes codes,
            NewGiftCards cards,
            BatchJob type,
            Jobs jobs,
            ChangeLog changes,
            AuditLog audit) {
        this.batches = batches;
        this.codes = codes;
        this.cards = cards;
        this.type = type;
        this.jobs = jobs;
        this.changes = changes;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Page<GiftCardBatchDetails> list(Listing listing) {
        return batches.list(listing);
    }

    @Transactional(readOnly = true)
    public GiftCardBatchDetails get(GiftCardBatchId id) {
        return batches.get(id);
    }

    public GiftCardBatchDetails create(CreateGiftCardBatch request) {
        cards.requireValid(request.value(), request.expiresAt());
        var id = GiftCardBatchId.next();
        var job = jobs.start(type, new BatchJob.Input(id), JobPriority.NORMAL, id.text());
        batches.insert(id, request, job, codes.create(id));
        var created = batches.get(id);
        changes.record(new GiftCardBatchCreated(id, request.size(), request.value()), null, created);
        return created;
    }

    /// Returns the codes of all cards, and deletes the secret that they are made with.
    public List<String> read(GiftCardBatchId id) {
        var batch = batches.lock(id);
        if (batch.issued() < batch.size()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The cards are still being issued: %d of %d.".formatted(batch.issued(), batch.size()));
        }
        var secret = batches.secret(id)
                .map(secretBytes -> codes.open(id, secretBytes))
                .orElseThrow(() -> new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION, "The codes of this batch were already read."));
        batches.deleteSecret(id);
        audit.record("gift_card_batch.exported", id, null, Map.of("codes", batch.size()));
        return IntStream.range(0, batch.size())
                .mapToObj(number -> BatchCodes.code(secret, number).text())
                .toList();
    }
}
