package dev.kontor.privacy.erasure;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerErasures;
import dev.kontor.events.EventLog;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.order.privacy.PersonalOrders;
import dev.kontor.privacy.CustomerErased;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Erases a person, in steps that each erase a batch and count it in the same transaction. What is erased is not found
/// again, so a run that was interrupted continues with what is left.
@Component
class ErasureJob implements JobType<ErasureJob.Input, ErasureJob.Result> {

    private static final int ORDERS = 25;
    private static final int ROWS = 500;
    /// No limit: the data of a batch of orders is erased with it.
    private static final int ALL = 1_000_000;

    private final ErasureRepository requests;
    private final ErasedPersons persons;
    private final Erasers erasers;
    private final PersonalOrders orders;
    private final CustomerErasures customers;
    private final EventLog events;
    private final AuditLog audit;

    ErasureJob(
            ErasureRepository requests,
            ErasedPersons persons,
            Erasers erasers,
            PersonalOrders orders,
            CustomerErasures customers,
            EventLog events,
            AuditLog audit) {
        this.requests = requests;
        this.persons = persons;
        this.erasers = erasers;
        this.orders = orders;
        this.customers = customers;
        this.events = events;
        this.audit = audit;
    }

    record Input(UUID requestId) {}

    /// @param rows deleted or emptied
    record Result(long rows) {}

    /// @param stage absent at the beginning
    record Position(Stage stage, long rows) {}

    private enum Stage {
        START,
        ORDERS,
        RECORDS,
        ACCOUNT,
        OVER
    }

    @Override
    public String name() {
        return "privacy.erase";
    }

    @Override
    public Result run(Input input, JobRun run) {
        var id = new ErasureRequestId(input.requestId());
        while (position(run).stage() != Stage.OVER) {
            run.step(() -> {
                var next = step(id, position(run));
                return new JobRun.Reached(next, new JobProgress(next.rows(), null, 0, "Erasing"));
            });
        }
        return new Result(position(run).rows());
    }

    private static Position position(JobRun run) {
        return run.checkpoint(Position.class).orElse(new Position(Stage.START, 0));
    }

    private Position step(ErasureRequestId id, Position at) {
        var request = requests.get(id);
        if (request.status() != ErasureStatus.APPROVED) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Only an approved request can be executed. This one is `%s`.".formatted(request.status()),
                    Map.of("current", request.status()));
        }
        var person = persons.find(request.customerId(), request.email());
        return switch (at.stage()) {
            case START -> start(request, person, at);
            case ORDERS -> orders(id, person, at);
            case RECORDS -> records(id, person, at);
            case ACCOUNT -> account(request, person, at);
            case OVER -> at;
        };
    }

    private Position start(ErasureRequestDetails request, PersonToErase person, Position at) {
        Blocked.check(persons.obstacles(person));
        if (request.customerId() != null) {
            customers.request(request.customerId());
        }
        return new Position(Stage.ORDERS, at.rows());
    }

    private Position orders(ErasureRequestId id, PersonToErase person, Position at) {
        var batch = orders.nextToErase(person, ORDERS);
        if (batch.orders().isEmpty()) {
            return new Position(Stage.RECORDS, at.rows());
        }
        var erased = erasers.erase(ErasureStage.ORDERS, ErasedPersons.with(person, batch), ALL);
        return counted(id, erased, Stage.ORDERS, at);
    }

    private Position records(ErasureRequestId id, PersonToErase person, Position at) {
        var erased = erasers.erase(ErasureStage.RECORDS, person, ROWS);
        return counted(id, erased, erased.more() ? Stage.RECORDS : Stage.ACCOUNT, at);
    }

    /// The last step is one transaction: afterwards the person can no longer be found.
    private Position account(ErasureRequestDetails request, PersonToErase person, Position at) {
        var erased = erasers.erase(ErasureStage.ACCOUNT, person, ALL);
        var next = counted(request.id(), erased, Stage.OVER, at);
        requests.erased(request.id());
        events.append(new CustomerErased(request.id(), request.customerId()));
        audit.record("erasure.completed", request.id(), null, Map.of("rows", next.rows()));
        return next;
    }

    private Position counted(ErasureRequestId id, Erasers.Progress erased, Stage next, Position at) {
        if (!erased.rows().isEmpty()) {
            requests.count(id, erased.rows());
        }
        return new Position(next, at.rows() + erased.total());
    }
}
