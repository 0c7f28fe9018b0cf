package dev.kontor.identity.mailtoken;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;

/// The token of a mail was used, replaced by a newer one, has expired, or never existed; the response does not
/// say which.
public class LinkExpired extends RejectedException {

    public LinkExpired() {
        super(ProblemCode.LINK_EXPIRED, Message.of("auth.mail-token"));
    }
}
