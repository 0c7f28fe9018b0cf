package dev.kontor.testing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Sends signals to processes that this run has started.
public final class Signals {

    private Signals() {}

    public static void send(String signal, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("signal " + signal + " could not be sent to " + pid);
        }
    }
}
