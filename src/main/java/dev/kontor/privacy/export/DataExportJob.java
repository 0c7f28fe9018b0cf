package dev.kontor.privacy.export;

import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.media.PrivateStorage;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.order.WholeOrder;
import dev.kontor.order.privacy.PersonalOrders;
import dev.kontor.privacy.DataExportId;
import dev.kontor.privacy.erasure.ErasedPersons;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.problem.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Collects the data of a person into one archive and stores it. A run that was interrupted begins again:
/// nothing is stored before the archive is complete.
@Component
class DataExportJob implements JobType<DataExportJob.Input, DataExportJob.Result> {

    private static final int ORDERS = 200;
    private static final int ROWS = 10_000;

    /// Of an order, by staff.
    private static final String LABELS = "tags";

    private static final String README = """
            This archive contains the data that the shop stores about you.

            orders.json and orders.csv: your orders, with one row for each item in the CSV file.
            The other files are named after the tables of the shop's database, with one record for each row. Hashes of
            passwords and of links are omitted. %s

            Amounts are in minor units of the currency (cents), times are in UTC.
            """;

    private static final String OWN = """
            So are the notes and labels of the shop's staff; the shop answers questions about them.""";
    private static final String BY_STAFF = """
            For the shop: this archive contains notes, labels and ids of your staff. Review it before you hand it over.""";

    private final DataExportRepository exports;
    private final ErasedPersons persons;
    private final PersonalTables tables;
    private final PersonalOrders orders;
    private final OrderReader reader;
    private final PrivateStorage storage;
    private final ExportMails mails;
    private final JsonMapper json;

    DataExportJob(
            DataExportRepository exports,
            ErasedPersons persons,
            PersonalTables tables,
            PersonalOrders orders,
            OrderReader reader,
            PrivateStorage storage,
            ExportMails mails,
            JsonMapper json) {
        this.exports = exports;
        this.persons = persons;
        this.tables = tables;
        this.orders = orders;
        this.reader = reader;
        this.storage = storage;
        this.mails = mails;
        this.json = json;
    }

    record Input(UUID exportId) {}

    record Result(long bytes) {}

    /// Marks that the archive is stored.
    record Done(long bytes) {}

    @Override
    public String name() {
        return "privacy.export";
    }

    @Override
    public Result run(Input input, JobRun run) {
        var done = run.checkpoint(Done.class);
        if (done.isPresent()) {
            return new Result(done.get().bytes());
        }
        var id = new DataExportId(input.exportId());
        var export = exports.find(id).orElseThrow(() -> NotFoundException.of("data export", id));
        var archive = exports.archive(id).orElseThrow(() -> NotFoundException.of("data export", id));
        var content = content(persons.find(export.customerId(), export.email()), export.startedByPerson(), run);
        storage.store(archive.object(), content);
        run.step(() -> {
            if (exports.ready(id, content.length)) {
                exports.find(id)
                        .filter(ready -> ready.status() == DataExportStatus.READY)
                        .ifPresent(ready -> mails.ready(ready, exports.validity(id)));
            }
            return new JobRun.Reached(
                    new Done(content.length), new JobProgress(content.length, (long) content.length, 0, null));
        });
        return new Result(content.length);
    }

    private byte[] content(PersonToErase person, boolean own, JobRun run) {
        try (var archive = new ArchiveWriter(json)) {
            archive.text("README.txt", README.formatted(own ? OWN : BY_STAFF));
            for (var source : tables.sources(own)) {
                var rows = tables.rows(source, person, own, ROWS);
                archive.records(source.table(), rows, rows);
                run.proceed();
            }
            orders(person, own, archive, run);
            return archive.finish();
        }
    }

    private void orders(PersonToErase person, boolean own, ArchiveWriter archive, JobRun run) {
        var records = new ArrayList<ObjectNode>();
        var rows = new ArrayList<ObjectNode>();
        @Nullable OrderId last = null;
        List<OrderId> page;
        do {
            page = orders.after(last, person, ORDERS);
            var found = reader.find(page);
            for (var id : page) {
                var order = found.get(id);
                if (order != null) {
                    ObjectNode fields = json.valueToTree(order);
                    if (own) {
                        fields.remove(LABELS);
                    }
                    records.add(fields);
                    rows.addAll(lines(order, fields));
                }
            }
            last = page.isEmpty() ? last : page.getLast();
            run.proceed();
        } while (page.size() == ORDERS);
        archive.records("orders", records, rows);
    }

    /// A row for each item, after the fields of its order.
    private List<ObjectNode> lines(WholeOrder order, ObjectNode fields) {
        return order.items().stream()
                .map(item -> {
                    var row = fields.deepCopy();
                    row.remove("items");
                    row.put("sku", item.sku());
                    row.put("title", item.title());
                    row.put("quantity", item.quantity());
                    row.set("unitPrice", json.valueToTree(item.unitPrice()));
                    row.set("gross", json.valueToTree(item.gross()));
                    return row;
                })
                .toList();
    }
}
