package dev.kontor.shared.problem;

/// Another request changed the object between reading and writing it.
public class ChangedMeanwhile extends PreconditionException {

    public ChangedMeanwhile() {
        super(ProblemCode.PRECONDITION_FAILED, Message.of("request.changed-meanwhile"));
    }
}
