package dev.kontor.shared.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/// A socket of the connection pool whose long timeouts a watch keeps, instead of a timer for each read. A
/// virtual thread that waits for bytes with a timeout starts a timer and cancels it when they come: both wake
/// another thread, for each answer of the database. Short timeouts, with which the driver looks whether
/// something has come, stay as they are, and so do all of them while no watch runs.
final class WatchedSocket extends Socket {

    private static final int MIN_WATCHED_MILLIS = 5_000;
    private static final long NOT_READING = 0;
    private static final AtomicInteger WATCHES = new AtomicInteger();

    private final int from;
    private volatile int requested;
    private volatile int applied;
    private volatile long readingSince = NOT_READING;

    WatchedSocket() {
        this(MIN_WATCHED_MILLIS);
    }

    /// @param from the shortest timeout in milliseconds that a watch keeps
    WatchedSocket(int from) {
        this.from = from;
    }

    /// A watch has begun, which closes sockets that are [#isOverdue].
    static void beginWatch() {
        WATCHES.incrementAndGet();
    }

    static void endWatch() {
        WATCHES.decrementAndGet();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        requested = millis;
        apply();
    }

    @Override
    public int getSoTimeout() {
        return requested;
    }

    /// The timeout of the next read itself; 0 if it has none.
    int timer() {
        return applied;
    }

    private void apply() throws SocketException {
        int millis = requested;
        int timer = WATCHES.get() > 0 && millis >= from ? 0 : millis;
        if (timer != applied) {
            super.setSoTimeout(timer);
            applied = timer;
        }
    }

    /// Whether a read has waited for longer than the timeout.
    boolean isOverdue() {
        long since = readingSince;
        return since != NOT_READING && requested > 0 && System.nanoTime() - since > requested * 1_000_000L;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new TimedReads(super.getInputStream());
    }

    private final class TimedReads extends FilterInputStream {

        TimedReads(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            begin();
            try {
                return in.read();
            } finally {
                readingSince = NOT_READING;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            begin();
            try {
                return in.read(bytes, offset, length);
            } finally {
                readingSince = NOT_READING;
            }
        }

        private void begin() throws SocketException {
            apply();
            // Never the value that stands for no read.
            readingSince = System.nanoTime() | 1;
        }
    }
}
