package dev.kontor.notification.delivery;

import dev.kontor.notification.settings.SenderAddress;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import java.util.List;
import org.springframework.stereotype.Component;

/// Checks that mails reach buyers.
@Component
class MailReadiness implements ReadinessCheck {

    private static final int AFTER_PAYMENT = 60;
    private static final String CODE = "mail";

    private final Mailer mailer;
    private final SenderAddress sender;

    MailReadiness(Mailer mailer, SenderAddress sender) {
        this.mailer = mailer;
        this.sender = sender;
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
        if (sender.email().endsWith("@example.com")) {
            return List.of(ReadinessFinding.warning(
                    CODE,
                    Message.of("readiness.mail-example", "address", sender.email()),
                    Message.of("readiness.mail-example-remedy"),
                    "/admin/v1/settings/shop"));
        }
        return List.of(ReadinessFinding.ok(CODE, Message.of("readiness.mail-ok", "address", sender.email())));
    }
}
