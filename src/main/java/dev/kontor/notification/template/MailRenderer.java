package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Renders mails from the template of the channel, else of the shop, else the built-in one.
@Component
public class MailRenderer {

    private static final Logger LOG = LoggerFactory.getLogger(MailRenderer.class);
    private static final int MAX_COMPILED = 500;

    private final Shop shop;
    private final SettingsGroup<ShopSettings> settings;
    private final BuiltInTemplates builtIn;
    private final EditedTemplates edited;
    private final Map<Key, CompiledMail> compiled = new ConcurrentHashMap<>();

    public MailRenderer(
            Shop shop, SettingsGroup<ShopSettings> settings, BuiltInTemplates builtIn, EditedTemplates edited) {
        this.shop = shop;
        this.settings = settings;
        this.builtIn = builtIn;
        this.edited = edited;
    }

    private record Key(MailKind kind, Locale language, MailSource source) {}

    /// A mail, also if the template of staff cannot be rendered with these values: then from the built-in one.
    ///
    /// @param secrets tokens in URLs of the model
    public MailContent render(
            MailKind kind, Locale language, @Nullable String channel, Map<String, ?> model, List<String> secrets) {
        var own = find(kind, language, channel);
        if (own.isPresent()) {
            try {
                return render(kind, language, own.get(), model, secrets);
            } catch (RuntimeException e) {
                LOG.error("the template of {} in {} cannot be rendered; using the built-in one", kind, language, e);
            }
        }
        return render(kind, language, builtIn.source(kind, language), model, secrets);
    }

    MailContent render(MailKind kind, Locale language, MailSource source, Map<String, ?> model, List<String> secrets) {
        var whole = new HashMap<String, Object>(model);
        whole.put("shopName", settings.get().name());
        whole.put("shopUrl", shop.link(""));
        whole.put("language", language.toLanguageTag());
        return compiled(kind, language, source).render(whole, secrets);
    }

    private CompiledMail compiled(MailKind kind, Locale language, MailSource source) {
        if (compiled.size() >= MAX_COMPILED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(new Key(kind, language, source), _ -> compile(kind, language, source));
    }

    private CompiledMail compile(MailKind kind, Locale language, MailSource source) {
        return source.isDocument()
                ? CompiledMail.of(source.subject(), source.html(), source.text())
                : CompiledMail.of(
                        source.subject(),
                        builtIn.html(source.html(), kind, language),
                        builtIn.text(source.text(), kind, language));
    }

    /// That of the channel in the language, then in its main language, then those of the shop.
    private Optional<MailSource> find(MailKind kind, Locale language, @Nullable String channel) {
        var languages = List.of(language, Locale.of(language.getLanguage()));
        return Stream.of(Optional.ofNullable(channel), Optional.<String>empty())
                .distinct()
                .flatMap(where -> languages.stream()
                        .distinct()
                        .flatMap(each -> edited.find(kind, each, where.orElse(null)).stream()))
                .findFirst();
    }
}
