package dev.kontor.shared.shop;

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
                    "Links in mails and documents lead to %s, which only this machine can open.".formatted(url),
                    "Set the address that buyers use.",
                    SETTING));
        }
        return List.of(
                "https".equals(url.getScheme())
                        ? ReadinessFinding.ok(CODE, "Links lead to %s.".formatted(url))
                        : ReadinessFinding.warning(
                                CODE,
                                "Links lead to %s, without encryption.".formatted(url),
                                "Serve the shop by https and set its address.",
                                SETTING));
    }
}
