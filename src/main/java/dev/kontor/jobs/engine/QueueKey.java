package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import java.util.UUID;

/// The key of a queue entry: one round of a job. A restarted job gets a new entry, while its earlier one may
/// still be about to be deleted.
record QueueKey(JobId job, int round) {

    static QueueKey of(String text) {
        int split = text.indexOf('/');
        return new QueueKey(
                new JobId(UUID.fromString(text.substring(0, split))), Integer.parseInt(text.substring(split + 1)));
    }

    String text() {
        return job.value() + "/" + round;
    }
}
