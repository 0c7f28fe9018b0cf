package dev.kontor.shared.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivingBodyTests {

    private static final int MAX = 1_000_000;

    private final BodyMemory memory = new BodyMemory(200_000);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 81_920, 150_000})
    void readsTheWholeBody(int size) throws IOException {
        var sent = bytes(size);

        try (var announced = new ArrivingBody(memory)) {
            assertThat(announced.read(new ByteArrayInputStream(sent), size)).isEqualTo(sent);
        }
        try (var unannounced = new ArrivingBody(memory)) {
            assertThat(unannounced.read(new ByteArrayInputStream(sent), MAX)).isEqualTo(sent);
        }
    }

    @Test
    void readsNoMoreThanAsked() throws IOException {
        try (var body = new ArrivingBody(memory)) {
            assertThat(body.read(InputStream.nullInputStream(), 0)).isEmpty();
            assertThat(body.read(new ByteArrayInputStream(bytes(20_000)), 17_000))
                    .hasSize(17_000);
        }
    }

    @Test
    void largeBodiesShareTheMemoryAndSmallOnesDoNot() throws IOException {
        try (var first = new ArrivingBody(memory)) {
            assertThat(first.read(new ByteArrayInputStream(bytes(150_000)), MAX))
                    .hasSize(150_000);
            try (var second = new ArrivingBody(memory)) {
                assertThat(second.read(new ByteArrayInputStream(bytes(150_000)), MAX))
                        .as("no memory is left")
                        .isNull();
            }
            try (var small = new ArrivingBody(memory)) {
                assertThat(small.read(new ByteArrayInputStream(bytes(16_000)), MAX))
                        .hasSize(16_000);
            }
        }
        try (var third = new ArrivingBody(memory)) {
            assertThat(third.read(new ByteArrayInputStream(bytes(150_000)), MAX))
                    .as("the first has ended, and the second has returned what it had")
                    .hasSize(150_000);
        }
    }

    @Test
    void memoryIsTakenAsBytesArrive() throws IOException {
        try (var slow = new ArrivingBody(memory);
                var fast = new ArrivingBody(memory)) {
            assertThat(slow.read(new ByteArrayInputStream(bytes(1_000)), MAX)).hasSize(1_000);
            assertThat(fast.read(new ByteArrayInputStream(bytes(150_000)), MAX)).hasSize(150_000);
        }
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
