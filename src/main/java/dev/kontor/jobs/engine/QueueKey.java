package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import java.util.UUID;

/// What a place in the queue stands for: a round of a job. A job that begins again gets a place of its own, while its
/// earlier one may still be about to go.
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
