package dev.kontor.notification.delivery;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import org.springframework.stereotype.Component;

/// Checks that mails reach buyers.
@Component
class MailReadiness implements ReadinessCheck {

    private static final int AFTER_PAYMENT = 60;
    private static final String CODE = "mail";

    private final Mailer mailer;
    private final Shop shop;

    MailReadiness(Mailer mailer, Shop shop) {
        this.mailer = mailer;
        this.shop = shop;
    }

    @Override
    public int order() {
        return AFTER_PAYMENT;
    }

    @Override
    public List<ReadinessFinding> check() {
        if (mailer instanceof LogMailer) {
            return List.of(ReadinessFinding.missing(
                    CODE,
                    Message.of("readiness.mail-missing"),
                    Message.of("readiness.mail-missing-remedy"),
                    "spring.mail.host"));
        }
        if (shop.email().endsWith("@example.com")) {
            return List.of(ReadinessFinding.warning(
                    CODE,
                    Message.of("readiness.mail-example", "address", shop.email()),
                    Message.of("readiness.mail-example-remedy"),
                    "kontor.shop.email"));
        }
        return List.of(ReadinessFinding.ok(CODE, Message.of("readiness.mail-ok", "address", shop.email())));
    }
}
