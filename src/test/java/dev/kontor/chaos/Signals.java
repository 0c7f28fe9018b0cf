package dev.kontor.chaos;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Sends signals to processes that this run has started.
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("signal " + signal + " could not be sent to " + pid);
        }
    }
}
