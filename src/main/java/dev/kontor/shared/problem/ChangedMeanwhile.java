package dev.kontor.shared.problem;

/// Somebody else changed the object between our reading and our writing it.
public class ChangedMeanwhile extends PreconditionException {

    public ChangedMeanwhile() {
        super(ProblemCode.PRECONDITION_FAILED, Message.of("request.changed-meanwhile"));
    }
}
