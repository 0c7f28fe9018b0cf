package dev.kontor.giftcard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs calls at the same time.
public final class Together {

    private Together() {}

    public static <T> List<T> run(int count, IntFunction<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> call.apply(number))
                    .toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
