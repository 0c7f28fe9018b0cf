package dev.kontor.shared.shop;

import dev.kontor.shared.problem.Message;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Checks that links in mails lead to the shop.
@Component
class PublicUrlReadiness implements ReadinessCheck {

    private static final int LAST = 90;
    private static final String CODE = "public-url";
    private static final String SETTING = "kontor.shop.public-url";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Shop shop;

    PublicUrlReadiness(Shop shop) {
        this.shop = shop;
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public List<ReadinessFinding> check() {
        var url = shop.publicUrl();
        if (HERE.contains(String.valueOf(url.getHost()))) {
            return List.of(ReadinessFinding.warning(
                    CODE,
                    Message.of("readiness.url-local", "url", url),
                    Message.of("readiness.url-local-remedy"),
                    SETTING));
        }
        return List.of(
                "https".equals(url.getScheme())
                        ? ReadinessFinding.ok(CODE, Message.of("readiness.url-ok", "url", url))
                        : ReadinessFinding.warning(
                                CODE,
                                Message.of("readiness.url-plain", "url", url),
                                Message.of("readiness.url-plain-remedy"),
                                SETTING));
    }
}
