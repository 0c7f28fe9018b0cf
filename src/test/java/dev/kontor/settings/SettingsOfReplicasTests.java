package dev.kontor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.TwoProcesses;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What staff change at one process counts at the others, also for what they have cached. Runs in
/// [dev.kontor.TwoProcessesTests].
public abstract class SettingsOfReplicasTests {

    private static final String SHOP = "/admin/v1/settings/shop";
    private static final Duration SOON = Duration.ofSeconds(30);

    @AfterEach
    void restore() {
        change("{\"name\":null}");
    }

    @Test
    void aChangeReachesTheOtherProcess() {
        await().atMost(SOON).untilAsserted(() -> assertThat(nameAtTheOther()).isEqualTo("Kontor Demo Shop"));

        change(Map.of("name", "Wool & Wood"));

        await().atMost(SOON).untilAsserted(() -> assertThat(nameAtTheOther()).isEqualTo("Wool & Wood"));
        assertThat(TwoProcesses.two().bean(Settings.class).stamp())
                .isEqualTo(TwoProcesses.one().bean(Settings.class).stamp());
    }

    /// As after the restore of a backup, which publishes no event.
    @Test
    void aProcessAppliesWhatTheDatabaseHasWhenItStarts() {
        change(Map.of("name", "Wool & Wood"));
        await().atMost(SOON).untilAsserted(() -> assertThat(nameAtTheOther()).isEqualTo("Wool & Wood"));
        TwoProcesses.one().jdbc().sql("""
                        update settings.groups set content = '{"name": "Restored", "later": 1}', version = version + 1
                        where code = 'shop'
                        """).update();

        TwoProcesses.two().bean(KnownSettings.class).start();

        assertThat(nameAtTheOther()).isEqualTo("Restored");
    }

    private static void change(Object body) {
        TwoProcesses.one()
                .api()
                .as(TwoProcesses.one().logins().owner().token())
                .with("If-Match", "*")
                .patch(SHOP, body)
                .expect(200);
    }

    private static String nameAtTheOther() {
        return TwoProcesses.two().api().get("/store/v1/shop").expect(200).at("/name");
    }
}
