package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.download.DownloadId;
import dev.kontor.download.DownloadLink;
import dev.kontor.download.Downloads;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.shared.id.TypeIds;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    private static final String KEY = "downloads";

    private final Downloads downloads;
    private final MailTexts texts;
    private final MailRenderer renderer;
    private final MailQueue queue;
    private final JsonMapper json;

    DownloadMails(Downloads downloads, MailTexts texts, MailRenderer renderer, MailQueue queue, JsonMapper json) {
        this.downloads = downloads;
        this.texts = texts;
        this.renderer = renderer;
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
        var secrets = links.stream().map(link -> lastPart(link.url())).toList();
        return new Mail(
                MailId.next(),
                MailKind.DOWNLOADS,
                facts.email(),
                language,
                null,
                facts.orderNumber(),
                false,
                renderer.render(
                        MailKind.DOWNLOADS, language, null, model(facts.orderNumber(), links, language), secrets));
    }

    /// The values of the variables.
    Map<String, Object> model(String orderNumber, List<DownloadLink> links, Locale language) {
        return Map.of(
                "orderNumber",
                orderNumber,
                "files",
                links.stream().map(link -> file(link, language)).toList());
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
