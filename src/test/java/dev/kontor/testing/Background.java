package dev.kontor.testing;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// The work that the application does at intervals. A test that waits for it runs it instead of waiting for the
/// interval, as another process may at the same moment.
public final class Background {

    private final Supplier<Stream<ScheduledTaskHolder>> schedules;

    Background(Supplier<Stream<ScheduledTaskHolder>> schedules) {
        this.schedules = schedules;
    }

    /// Runs a pass of the work on this thread.
    ///
    /// @param type simple name of the class that schedules the work
    public void run(String type) {
        var passes = schedules
                .get()
                .flatMap(schedule -> schedule.getScheduledTasks().stream())
                .filter(task -> isOf(type, task))
                .toList();
        if (passes.isEmpty()) {
            throw new IllegalArgumentException(type + " schedules no work");
        }
        passes.forEach(pass -> pass.getTask().getRunnable().run());
    }

    /// A task is named after its method.
    private static boolean isOf(String type, ScheduledTask task) {
        return task.toString().contains("." + type + ".");
    }
}
