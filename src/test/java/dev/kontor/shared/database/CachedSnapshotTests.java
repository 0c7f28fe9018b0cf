package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedSnapshotTests {

    private final AtomicInteger loads = new AtomicInteger();
    private final ArrayDeque<Runnable> whileLoading = new ArrayDeque<>();
    private final CachedSnapshot<Integer> snapshot = new CachedSnapshot<>(() -> {
        int loaded = loads.incrementAndGet();
        List.copyOf(whileLoading).forEach(_ -> whileLoading.pop().run());
        return loaded;
    });

    @Test
    void loadsOnceUntilSomethingChanges() {
        assertThat(snapshot.get()).isEqualTo(1);
        assertThat(snapshot.get()).isEqualTo(1);
        snapshot.renew();
        assertThat(snapshot.get()).isEqualTo(2);
    }

    @Test
    void aLoadThatOverlapsAChangeIsNotStored() {
        whileLoading.add(() -> snapshot.replace(100));

        assertThat(snapshot.refresh()).isEqualTo(1);
        assertThat(snapshot.get()).isEqualTo(100);
    }

    @Test
    void isEmptyAfterAFailedReload() {
        snapshot.get();
        whileLoading.add(() -> {
            throw new IllegalStateException("no database");
        });

        assertThatThrownBy(snapshot::renew).isInstanceOf(IllegalStateException.class);
        assertThat(snapshot.get()).isEqualTo(3);
    }
}
