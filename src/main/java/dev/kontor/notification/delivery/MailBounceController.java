package dev.kontor.notification.delivery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.identity.MailId;
import dev.kontor.notification.BounceKind;
import dev.kontor.notification.NotificationProperties;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.crypto.StandardWebhookSignature;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.idempotency.Idempotency;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Receives reports of mail services about mails that did not arrive. A signature proves that the service is the
/// caller.
@RestController
@RequestMapping("/hooks/mails/bounces")
@PublicEndpoint
class MailBounceController {

    private static final int MAX_BYTES = 16_384;
    private static final int MAX_REASON_LENGTH = 500;
    private static final Pattern MESSAGE_ID = Pattern.compile("<?(mail_[0-9a-z]{26})(@[^<>\\s]{1,255})?>?");

    private final NotificationProperties properties;
    private final MailBounces bounces;
    private final JsonMapper json;
    private final Clock clock;

    MailBounceController(NotificationProperties properties, MailBounces bounces, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.bounces = bounces;
        this.json = json;
        this.clock = clock;
    }

    /// The body.
    ///
    /// @param messageId the `Message-ID` of the mail
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(
            @Nullable String messageId,
            @Nullable BounceKind kind,
            @Nullable String reason) {}

    @PostMapping
    @Admission(Admission.Kind.PROVIDER)
    @BodyLimit(MAX_BYTES)
    @Idempotency(Idempotency.Mode.NONE)
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        if (properties.bounceSecrets().isEmpty()) {
            throw new NotFoundException("No secret for bounces is configured.");
        }
        // The signature covers the raw bytes.
        var body = request.getInputStream().readAllBytes();
        if (!StandardWebhookSignature.isValid(properties.bounceSecrets(), body, request::getHeader, clock.instant())) {
            throw new UnauthenticatedException(
                    ProblemCode.INVALID_SIGNATURE, "The signature does not match the body or is too old.");
        }
        var report = read(body);
        var kind = report.kind();
        if (kind == null) {
            throw BadRequestException.at("/kind", "invalid", "Must be HARD, SOFT or COMPLAINT.");
        }
        var mail = mail(report)
                .orElseThrow(() -> BadRequestException.at(
                        "/messageId", "invalid", "Must be the Message-ID of a mail of this shop."));
        bounces.record(mail, kind, line(report.reason()));
        return ResponseEntity.ok().build();
    }

    private Report read(byte[] body) {
        @Nullable Report report;
        try {
            report = json.readValue(body, Report.class);
        } catch (JacksonException _) {
            report = null;
        }
        if (report == null) {
            throw BadRequestException.at("", "invalid", "The body is not a report about a bounce.");
        }
        return report;
    }

    private static Optional<MailId> mail(Report report) {
        var matcher = MESSAGE_ID.matcher(report.messageId() == null ? "" : report.messageId());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TypeIds.parse(MailId.class, matcher.group(1)));
        } catch (InvalidIdException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String line(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        var line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_REASON_LENGTH ? line : line.substring(0, MAX_REASON_LENGTH);
    }
}
