package dev.kontor.jobs;

/// The order of waiting jobs.
public enum JobPriority {
    LOW(10),
    NORMAL(50),
    HIGH(90);

    private final int rank;

    JobPriority(int rank) {
        this.rank = rank;
    }

    /// Higher values go first.
    public int rank() {
        return rank;
    }
}
