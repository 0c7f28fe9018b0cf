package dev.kontor.shipping.tracking;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shipping.carrier.CarrierWebhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Receives webhooks of carriers. A signature proves that the carrier is the caller.
@RestController
@RequestMapping("/hooks/carriers/{carrier}")
@PublicEndpoint
class CarrierWebhookController {

    private static final int MAX_BYTES = 16_384;

    private final CarrierWebhooks webhooks;
    private final TrackingBook book;

    CarrierWebhookController(CarrierWebhooks webhooks, TrackingBook book) {
        this.webhooks = webhooks;
        this.book = book;
    }

    @PostMapping
    @Admission(Admission.Kind.PROVIDER)
    @BodyLimit(MAX_BYTES)
    @Idempotency(Idempotency.Mode.NONE)
    ResponseEntity<Void> receive(@PathVariable String carrier, HttpServletRequest request) throws IOException {
        if (!webhooks.isReceivedFrom(carrier)) {
            throw new NotFoundException("No carrier with this name sends webhooks.");
        }
        // The signature covers the raw bytes.
        var body = request.getInputStream().readAllBytes();
        if (!webhooks.isSigned(carrier, body, request::getHeader)) {
            throw new UnauthenticatedException(
                    ProblemCode.INVALID_SIGNATURE, "The signature does not match the body or is too old.");
        }
        var report = webhooks.read(body)
                .orElseThrow(() -> BadRequestException.invalid(
                        List.of(FieldProblem.ofPointer("", "invalid", "The body is not a report about a parcel."))));
        book.report(carrier, report.trackingNumber(), report.news());
        return ResponseEntity.ok().build();
    }
}
