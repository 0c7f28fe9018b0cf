package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 402: the payment was declined or needs an action of the buyer.
public non-sealed class PaymentRefusedException extends DomainException {

    public PaymentRefusedException(ProblemCode code, CharSequence detail, Map<String, Object> details) {
        this(code, detail, details, List.of());
    }

    public PaymentRefusedException(
            ProblemCode code, CharSequence detail, Map<String, Object> details, List<FieldProblem> errors) {
        super(code, List.of(HttpStatus.PAYMENT_REQUIRED), detail, details, errors);
    }
}
