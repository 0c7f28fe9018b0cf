package dev.kontor.giftcard.batch;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.card.NewGiftCards;
import dev.kontor.giftcard.card.NewGiftCards.NewCard;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Issues the cards of a batch in steps. Each step commits once, also if another process continues the job.
@Component
class BatchJob implements JobType<BatchJob.Input, BatchJob.Result> {

    private static final int STEP = 500;

    private final BatchRepository batches;
    private final BatchCodes codes;
    private final NewGiftCards cards;

    BatchJob(BatchRepository batches, BatchCodes codes, NewGiftCards cards) {
        this.batches = batches;
        this.codes = codes;
        this.cards = cards;
    }

    record Input(GiftCardBatchId giftCardBatchId) {}

    record State(int issued) {}

    /// @param issued number of cards
    record Result(GiftCardBatchId giftCardBatchId, int issued) {}

    @Override
    public String name() {
        return "gift-cards.issue";
    }

    @Override
    public Result run(Input input, JobRun run) {
        var id = input.giftCardBatchId();
        var batch = batches.get(id);
        var secret = codes.open(id, batches.secret(id).orElseThrow());
        while (issued(run) < batch.size()) {
            int first = issued(run);
            int end = Math.min(batch.size(), first + STEP);
            run.step(() -> {
                cards.issue(
                        IntStream.range(first, end)
                                .mapToObj(number -> new NewCard(GiftCardId.next(), BatchCodes.code(secret, number)))
                                .toList(),
                        batch.value(),
                        batch.expiresAt(),
                        id);
                batches.issued(id, end);
                return new JobRun.Reached(new State(end), new JobProgress(end, (long) batch.size(), 0, "Issuing"));
            });
        }
        return new Result(id, batch.size());
    }

    private static int issued(JobRun run) {
        return run.checkpoint(State.class).map(State::issued).orElse(0);
    }
}
