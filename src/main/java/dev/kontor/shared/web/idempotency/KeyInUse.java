package dev.kontor.shared.web.idempotency;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;

/// The key belongs to another run, which is in progress or has stored its response.
final class KeyInUse extends ConflictException {

    KeyInUse() {
        super(ProblemCode.REQUEST_IN_PROGRESS, Message.of("request.in-progress"));
    }
}
