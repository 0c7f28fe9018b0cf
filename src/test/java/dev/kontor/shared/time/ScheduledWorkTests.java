package dev.kontor.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Scheduled;

/// Scheduled work that waits does not delay the rest.
class ScheduledWorkTests {

    @Test
    void aSlowPassDelaysNoOther() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withPropertyValues("spring.threads.virtual.enabled=true", "spring.task.scheduling.pool.size=2")
                .withUserConfiguration(Passes.class)
                .run(context -> assertThat(context.getBean(Passes.class).othersWentOn)
                        .succeedsWithin(Duration.ofSeconds(30))
                        .isEqualTo(true));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(TimeConfiguration.class)
    static class Passes {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch others = new CountDownLatch(3);
        private final CompletableFuture<Boolean> othersWentOn = new CompletableFuture<>();

        @Scheduled(fixedDelay = 1)
        void slow() throws InterruptedException {
            begun.countDown();
            othersWentOn.complete(others.await(20, TimeUnit.SECONDS));
        }

        @Scheduled(fixedDelay = 1)
        void quick() {
            if (begun.getCount() == 0) {
                others.countDown();
            }
        }
    }
}
