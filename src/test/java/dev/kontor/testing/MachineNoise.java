package dev.kontor.testing;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/// How busy the machine is with something else: a number that was measured means little without it.
public final class MachineNoise {

    private MachineNoise() {}

    /// The load of the last minute, beside the cores.
    public static String now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "load average %.1f on %d cores",
                system.getSystemLoadAverage(),
                system.getAvailableProcessors());
    }
}
