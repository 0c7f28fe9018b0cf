package dev.kontor.shared.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NewcomerWaitTests {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final NewcomerWait wait = new NewcomerWait(now::get);

    @Test
    void isLongUntilOneIsRejected() {
        assertThat(wait.current()).isEqualTo(NewcomerWait.USUAL);

        wait.endedWithRejection();

        assertThat(wait.current()).isEqualTo(NewcomerWait.BRIEF);
    }

    @Test
    void staysBriefWhileOthersAreRejected() {
        wait.endedWithRejection();
        pass(NewcomerWait.USUAL.minusNanos(1));
        wait.endedWithRejection();
        pass(NewcomerWait.USUAL.minusNanos(1));

        assertThat(wait.current()).isEqualTo(NewcomerWait.BRIEF);
    }

    @Test
    void isLongAgainWhenNobodyWasRejectedForAWhile() {
        wait.endedWithRejection();
        pass(NewcomerWait.USUAL);

        assertThat(wait.current()).isEqualTo(NewcomerWait.USUAL);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
