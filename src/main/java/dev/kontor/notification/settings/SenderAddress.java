package dev.kontor.notification.settings;

import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who mails are from at the moment.
@Component
public class SenderAddress {

    private final SettingsGroup<ShopSettings> shop;
    private final SettingsGroup<MailSettings> mails;

    public SenderAddress(SettingsGroup<ShopSettings> shop, SettingsGroup<MailSettings> mails) {
        this.shop = shop;
        this.mails = mails;
    }

    public String name() {
        return Objects.requireNonNullElse(mails.get().senderName(), shop.get().name());
    }

    public String email() {
        return Objects.requireNonNullElse(mails.get().senderEmail(), shop.get().contactEmail());
    }

    public Optional<String> replyTo() {
        return Optional.ofNullable(mails.get().replyTo());
    }
}
