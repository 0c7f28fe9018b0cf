package dev.kontor.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.download.DownloadId;
import dev.kontor.download.DownloadLink;
import dev.kontor.download.Downloads;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.MailId;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.shop.Shop;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends buyers the URLs of their downloads. The event names the files but not their URLs, which are derived
/// when the mail is written.
@Component
class DownloadMails implements EventConsumer {

    private static final String TEMPLATE = "mail/downloads";
    private static final String KEY = "downloads";

    private final Shop shop;
    private final Downloads downloads;
    private final MailTexts texts;
    private final MailQueue queue;
    private final JsonMapper json;

    DownloadMails(Shop shop, Downloads downloads, MailTexts texts, MailQueue queue, JsonMapper json) {
        this.shop = shop;
        this.downloads = downloads;
        this.texts = texts;
        this.queue = queue;
        this.json = json;
    }

    /// The content of the event.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Granted(String orderNumber, String email, String locale, List<GrantedFile> files) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record GrantedFile(String downloadId) {}

    @Override
    public String name() {
        return "download-mails";
    }

    @Override
    public Set<String> types() {
        return Set.of("download.granted");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            var facts = json.treeToValue(event.data(), Granted.class);
            var links = downloads.links(facts.files().stream()
                    .map(file -> TypeIds.parse(DownloadId.class, file.downloadId()))
                    .toList());
            // Buyers whose download was revoked or got a new URL meanwhile are informed about that.
            if (!links.isEmpty()) {
                queue.add(new QueuedMail(event.id(), KEY, write(facts, links)));
            }
        }
    }

    private Mail write(Granted facts, List<DownloadLink> links) {
        var language = Locale.forLanguageTag(facts.locale());
        var subject = texts.text(KEY + ".subject", language, facts.orderNumber(), shop.name());
        var model = new HashMap<String, Object>();
        model.put("language", language.toLanguageTag());
        model.put("shop", shop.name());
        model.put("shopLink", shop.link(""));
        model.put("subject", subject);
        model.put("heading", texts.text(KEY + ".heading", language));
        model.put("intro", texts.text(KEY + ".intro", language, facts.orderNumber()));
        model.put("note", texts.text(KEY + ".note", language));
        model.put("closing", texts.text("closing", language, shop.name()));
        model.put("files", links.stream().map(link -> file(link, language)).toList());
        return new Mail(
                MailId.next(),
                MailKind.DOWNLOADS,
                facts.email(),
                language,
                null,
                facts.orderNumber(),
                false,
                new MailContent(
                        subject,
                        texts.plain(TEMPLATE, language, model),
                        texts.html(TEMPLATE, language, model),
                        links.stream().map(link -> lastPart(link.url())).toList()));
    }

    /// The token of a link.
    private static String lastPart(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Map<String, String> file(DownloadLink link, Locale language) {
        var until = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(language)
                .withZone(ZoneOffset.UTC)
                .format(link.expiresAt());
        return Map.of(
                "name", link.name(),
                "url", link.url(),
                "limits", texts.text(KEY + ".limits", language, link.left(), until));
    }
}
