package dev.kontor.shared.web;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Handlers that only show what the kernel does; in no OpenAPI document.
@Hidden
@RestController
@PublicEndpoint
@RequestMapping(KernelTestController.PATH)
public class KernelTestController {

    public static final String PATH = "/store/v1/kernel-test";
    private static final Sorting SORTING =
            Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.text("name", "name"));

    private final Cursors cursors;
    private final IdempotencyKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    KernelTestController(Cursors cursors, IdempotencyKeys keys, JdbcClient jdbc, TransactionTemplate transactions) {
        this.cursors = cursors;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    record ThingId(UUID value) implements TypedId {

        @Override
        public IdPrefix prefix() {
            return IdPrefix.PRODUCT;
        }
    }

    enum Kind {
        SMALL,
        LARGE
    }

    record Part(
            @NotBlank @Size(max = 10) String label,
            @Min(1) @Max(9) int count) {}

    record Thing(
            @NotBlank @Size(max = 40) String name,
            @Min(1) @Max(1_000) int quantity,
            @Nullable Long serial,
            @Nullable Boolean active,
            @Nullable Kind kind,
            @Nullable ThingId parent,
            @Nullable Money price,
            @Nullable Instant at,
            @Nullable LocalDate on,
            @Nullable Currency currency,
            @Nullable Locale locale,
            @Nullable @Size(max = 3) List<@Valid Part> parts,
            @Nullable Map<String, String> metadata) {}

    record Filter(
            @Nullable Kind kind,
            @Nullable Currency currency,
            @Nullable @Size(max = 2) List<Kind> kinds,
            @Nullable Range size) {}

    record Range(@Nullable Integer gte, @Nullable Integer lt) {}

    record Echo(Map<String, Object> given) {}

    record Versed(long version, String name) implements Versioned {}

    @PostMapping("/echo")
    @Idempotency(Idempotency.Mode.NONE)
    Thing echo(@RequestBody @Valid Thing thing) {
        return thing;
    }

    @GetMapping("/list")
    Page<String> list(@ParameterObject @Valid Filter filter, @ParameterObject @Valid Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        return window.page(
                List.of("a", "b", "c").subList(0, Math.min(3, listing.size() + 1)), (row, field) -> switch (field) {
                    case "id" -> UUID.nameUUIDFromBytes(row.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    case "name" -> row;
                    default -> Instant.EPOCH;
                });
    }

    /// A statement that would take minutes, and is allowed a fraction of a second.
    @RequestMapping(
            path = "/slow",
            method = {RequestMethod.GET, RequestMethod.PUT})
    Echo slow() {
        return Objects.requireNonNull(transactions.execute(_ -> {
            jdbc.sql("set local statement_timeout = '60ms'").update();
            return new Echo(Map.of(
                    "count",
                    jdbc.sql("select count(*) from generate_series(1, 3000000000)")
                            .query(Long.class)
                            .single()));
        }));
    }

    @GetMapping("/things/{id}")
    Echo thing(@PathVariable ThingId id, @RequestParam(required = false) @Nullable Instant since) {
        return new Echo(Map.of("id", id, "since", String.valueOf(since)));
    }

    @GetMapping("/versions/{version}")
    Versed versed(@PathVariable @Min(1) long version) {
        return new Versed(version, "x");
    }

    @PatchMapping("/versions/{version}")
    Thing change(@PathVariable long version, IfMatch ifMatch, MergePatch<Thing> patch) {
        ifMatch.require(version);
        return patch.applyTo(new Thing(
                "Cup",
                3,
                null,
                true,
                Kind.SMALL,
                null,
                Money.of(1_999, "EUR"),
                Instant.EPOCH,
                null,
                null,
                Locale.GERMANY,
                List.of(new Part("a", 1)),
                Map.of("season", "winter")));
    }

    /// Inserts a row that tests can count.
    @PostMapping("/rows")
    ResponseEntity<Echo> row(@RequestBody Thing thing) {
        if (thing.quantity() == 1 && exists(thing.name())) {
            throw new NotFoundException("There is only one.");
        }
        insert(thing.name());
        if (thing.quantity() == 409) {
            throw new ConflictException(ProblemCode.IN_USE, "It is in use.");
        }
        return ResponseEntity.created(URI.create(PATH + "/rows/1"))
                .body(new Echo(Map.of("made", UUID.randomUUID().toString())));
    }

    @PostMapping("/locked")
    @Idempotency(Idempotency.Mode.ROW_LOCKED)
    ResponseEntity<Echo> locked(@RequestBody Thing thing) {
        return row(thing);
    }

    @PostMapping("/money")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @ResponseStatus(HttpStatus.CREATED)
    Echo money(@RequestBody @Valid Thing thing) {
        insert(thing.name());
        return new Echo(Map.of("made", UUID.randomUUID().toString()));
    }

    @PostMapping("/process")
    @Idempotency(Idempotency.Mode.PROCESS)
    @ResponseStatus(HttpStatus.CREATED)
    Echo process(IdempotencyKey key, @RequestBody @Valid Thing thing) {
        boolean resumed = Boolean.TRUE.equals(transactions.execute(_ -> keys.claim(key, Duration.ofSeconds(30))));
        insert(thing.name());
        if (thing.quantity() == 500) {
            throw new IllegalStateException("a crash");
        }
        return new Echo(Map.of("resumed", resumed));
    }

    @PostMapping("/fail")
    @Idempotency(Idempotency.Mode.NONE)
    void fail() {
        throw new IllegalStateException("secret detail");
    }

    /// Waits for a lock that it does not get.
    @PostMapping("/busy")
    void busy() {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("set local lock_timeout = '50ms'").update();
            jdbc.sql("lock table kontor.kernel_test_lock in access exclusive mode")
                    .update();
        });
    }

    /// Writes to a PostgreSQL that takes no writes, as after a failover or with a full disk.
    @PostMapping("/read-only")
    @Idempotency(Idempotency.Mode.NONE)
    void readOnly() {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("set transaction read only").update();
            jdbc.sql("delete from kontor.idempotency_keys where false").update();
        });
    }

    @GetMapping("/customer")
    @RequiresCustomer
    void customer() {}

    @GetMapping("/staff")
    @RequiresPermission(Permission.CATALOG_READ)
    void staff() {}

    @PostMapping("/null")
    @Idempotency(Idempotency.Mode.NONE)
    void nothing(@RequestBody @NotNull Map<String, Object> anything) {}

    private void insert(String name) {
        jdbc.sql("insert into kontor.kernel_test_rows (name) values (:name)")
                .param("name", name)
                .update();
    }

    private boolean exists(String name) {
        return jdbc.sql("select exists (select from kontor.kernel_test_rows where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
