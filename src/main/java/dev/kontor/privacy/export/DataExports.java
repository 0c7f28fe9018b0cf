package dev.kontor.privacy.export;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.media.PrivateStorage;
import dev.kontor.privacy.DataExportId;
import dev.kontor.privacy.PrivacyProperties;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts exports of personal data and finds their archives.
@Service
@Transactional
class DataExports {

    private final DataExportRepository exports;
    private final DataExportJob job;
    private final Jobs jobs;
    private final PrivateStorage storage;
    private final CustomerAccounts accounts;
    private final CustomerMerges merges;
    private final AuditLog audit;
    private final PrivacyProperties properties;

    DataExports(
            DataExportRepository exports,
            DataExportJob job,
            Jobs jobs,
            PrivateStorage storage,
            CustomerAccounts accounts,
            CustomerMerges merges,
            AuditLog audit,
            PrivacyProperties properties) {
        this.exports = exports;
        this.job = job;
        this.jobs = jobs;
        this.storage = storage;
        this.accounts = accounts;
        this.merges = merges;
        this.audit = audit;
        this.properties = properties;
    }

    /// Starts an export of the customer's own data, or returns that of the last day if it did not fail.
    public OwnDataExport startOwn(CustomerId customer) {
        return OwnDataExport.of(
                exports.recent(customer).flatMap(this::useful).orElseGet(() -> start(customer, null, customer.text())));
    }

    private Optional<DataExportDetails> useful(DataExportDetails export) {
        var preparing = jobs.find(List.of(export.jobId())).get(export.jobId());
        boolean unfinished = preparing != null && !preparing.status().isEnd();
        // Read after the job, which may have made it ready meanwhile.
        return exports.find(export.id()).filter(now -> unfinished || now.status() == DataExportStatus.READY);
    }

    public DataExportDetails start(RequestDataExport request, Actor actor) {
        var customer = request.customerId();
        if (customer != null && !accounts.exists(customer)) {
            throw RejectedException.at("/customerId", "not-found", "There is no such customer.");
        }
        if (customer != null) {
            merges.requireNotMerged(customer);
        }
        var email = request.email() == null ? null : request.email().strip().toLowerCase(Locale.ROOT);
        var started = start(customer, email, actor.label());
        audit.record("data_export.requested", started.id(), null, started);
        return started;
    }

    private DataExportDetails start(@Nullable CustomerId customer, @Nullable String email, String by) {
        var id = DataExportId.next();
        var started = jobs.start(job, new DataExportJob.Input(id.value()), JobPriority.NORMAL, id.text());
        exports.insert(id, customer, email, by, storage.newName(), started, properties.exportValidity());
        return get(id);
    }

    @Transactional(readOnly = true)
    public Page<DataExportDetails> list(Listing listing) {
        return exports.list(listing);
    }

    @Transactional(readOnly = true)
    public DataExportDetails get(DataExportId id) {
        return exports.find(id).orElseThrow(() -> NotFoundException.of("data export", id));
    }

    @Transactional(readOnly = true)
    public OwnDataExport own(CustomerId customer, DataExportId id) {
        return OwnDataExport.of(findOwn(customer, id));
    }

    private DataExportDetails findOwn(CustomerId customer, DataExportId id) {
        return exports.findOwn(customer, id)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.data-export", "id", id)));
    }

    /// The name of the archive of the customer's own export.
    @Transactional(readOnly = true)
    public String ownArchive(CustomerId customer, DataExportId id) {
        return archive(findOwn(customer, id));
    }

    /// The name of the archive, whose download is recorded.
    public String fetch(DataExportId id) {
        var name = archive(get(id));
        audit.record("data_export.fetched", id);
        return name;
    }

    private String archive(DataExportDetails export) {
        if (export.status() == DataExportStatus.PREPARING) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("data-export.not-ready"),
                    Map.of("current", export.status()));
        }
        return exports.archive(export.id())
                .map(DataExportRepository.Archive::object)
                .orElseThrow(() -> new NotFoundException(Message.of("data-export.expired")));
    }
}
