package dev.kontor.jobs;

/// Which jobs go first where several wait.
public enum JobPriority {
    LOW(10),
    NORMAL(50),
    HIGH(90);

    private final int rank;

    JobPriority(int rank) {
        this.rank = rank;
    }

    /// The higher goes first.
    public int rank() {
        return rank;
    }
}
