package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.audit.ChainFault.Kind;
import dev.kontor.audit.ChainVerification.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Does to the audit log what a thief with all rights on the database could do; each is found and named.
class ChainVerificationTests {

    private static final String FORGED = """
            insert into audit.entries (id, occurred_at, actor, action, object, request_id, source, before, after,
                key_id, seal)
            select '%s', occurred_at, actor, action, 'role_forged', request_id, source, before, after, key_id, seal
            from audit.entries where id = '%s'
            """;

    private final AuditDatabase database = new AuditDatabase();
    private List<AuditRecord> written = List.of();
    private ChainHead head = ChainHead.NONE;

    @BeforeEach
    void writeAndSeal() {
        // More than one batch of the walk.
        written = database.writeTogether(450);
        head = database.sealer().seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anUntouchedLogIsGood() {
        database.write(3);

        var verdict = database.verify(head);

        assertThat(verdict.fault()).isNull();
        assertThat(verdict.head()).isEqualTo(head);
        assertThat(verdict.head().position()).isEqualTo(450);
        assertThat(verdict.waiting()).isEqualTo(3);
    }

    @Test
    void aChangedEntryIsNamed() {
        for (var change : List.of(
                "actor = 'stf_other'",
                "action = 'role.deleted'",
                "object = 'role_other'",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "request_id = ''",
                "source = '203.0.113.8'",
                "before = '{}'",
                "after = '{\"name\": \"B 249\"}'")) {
            database.tamper("create table audit.kept as select * from audit.entries where id = '%s'"
                    .formatted(id(250).value()));
            database.tamper("update audit.entries set %s where id = '%s'".formatted(change, id(250).value()));

            assertFault(database.verify(null), Kind.CHANGED, 250L, id(250));

            database.tamper(
                    "delete from audit.entries where id = '%s'".formatted(id(250).value()),
                    "insert into audit.entries overriding system value select * from audit.kept",
                    "drop table audit.kept");
            assertThat(database.verify(head).fault()).isNull();
        }
    }

    @Test
    void aDeletedEntryIsNamed() {
        database.tamper("delete from audit.entries where id = '%s'".formatted(id(201).value()));

        assertFault(database.verify(null), Kind.MISSING, 201L, id(201));
    }

    @Test
    void anEntryDeletedWithItsLinkLeavesAGap() {
        database.tamper(
                "delete from audit.entries where id = '%s'".formatted(id(201).value()),
                "delete from audit.chain where position = 201");

        assertFault(database.verify(null), Kind.MISSING, 201L, null);
    }

    @Test
    void aGapThatWasClosedIsFound() {
        database.tamper(
                "delete from audit.entries where id = '%s'".formatted(id(201).value()),
                "delete from audit.chain where position = 201",
                "update audit.chain set position = position + 1000 where position > 201",
                "update audit.chain set position = position - 1001 where position > 1000");

        assertFault(database.verify(null), Kind.CHANGED, 201L, id(202));
    }

    @Test
    void aTailThatWasCutOffIsFoundByWhoRememberedTheHead() {
        database.tamper(
                "delete from audit.entries where id in (select entry_id from audit.chain where position > 440)",
                "delete from audit.chain where position > 440");

        assertThat(database.verify(null).fault()).isNull();
        assertFault(database.verify(head), Kind.SHORTER, 441L, null);
    }

    @Test
    void aRewrittenChainIsFoundByComparingItsHead() {
        database.tamper("delete from audit.chain");
        database.tamper(
                "insert into audit.waiting (entry_id, seq) select id, -seq from audit.entries where id <> '%s'"
                        .formatted(id(450).value()),
                "delete from audit.entries where id = '%s'".formatted(id(450).value()));
        database.sealer().seal();
        var added = database.write(1);
        database.sealer().seal();

        assertThat(database.verify(null).fault()).isNull();
        assertFault(database.verify(head), Kind.CHANGED, 450L, added.getFirst().id());
    }

    @Test
    void entriesThatWereSwappedAreNamed() {
        database.tamper(
                "update audit.chain set position = 1000 where position = 210",
                "update audit.chain set position = 210 where position = 420",
                "update audit.chain set position = 420 where position = 1000");

        var fault = assertFault(database.verify(null), Kind.REORDERED, 210L, id(420));

        assertThat(fault.detail()).contains(id(210).text());
    }

    @Test
    void entriesThatWereSwappedUnderTheirLinksAreNamed() {
        database.tamper(
                "create table audit.kept as select position, entry_id from audit.chain where position in (210, 420)",
                "update audit.chain set entry_id = gen_random_uuid() where position in (210, 420)",
                "update audit.chain c set entry_id = k.entry_id from audit.kept k"
                        + " where c.position = 630 - k.position and c.position in (210, 420)",
                "drop table audit.kept");

        var fault = assertFault(database.verify(null), Kind.REORDERED, 210L, id(420));

        assertThat(fault.detail()).contains(id(210).text());
    }

    @Test
    void aForgedEntryWithoutANumberIsNamed() {
        var forged = AuditEntryId.next();
        database.tamper(FORGED.formatted(forged.value(), id(1).value()));

        assertFault(database.verify(null), Kind.INSERTED, null, forged);
    }

    @Test
    void aForgedEntryThatTheSealerNumberedIsNamed() {
        var forged = AuditEntryId.next();
        database.tamper(
                FORGED.formatted(forged.value(), id(1).value()),
                "insert into audit.waiting (entry_id, seq) values ('%s', 0)".formatted(forged.value()));

        assertFault(database.verify(null), Kind.CHANGED, null, forged);
        database.sealer().seal();
        assertFault(database.verify(null), Kind.CHANGED, 451L, forged);
    }

    @Test
    void aForgedLinkIsNamed() {
        var copied = database.write(1).getFirst();
        database.tamper(
                "insert into audit.chain (position, entry_id, key_id, mac)"
                        + " select 451, '%s', key_id, mac from audit.chain where position = 450"
                                .formatted(copied.id().value()),
                "delete from audit.waiting");

        assertFault(database.verify(null), Kind.CHANGED, 451L, copied.id());
    }

    @Test
    void anEntryThatDisappearsBeforeItIsNumberedIsNamed() {
        var gone = database.write(1).getFirst();
        database.tamper(
                "delete from audit.entries where id = '%s'".formatted(gone.id().value()));

        assertFault(database.verify(null), Kind.MISSING, null, gone.id());
    }

    @Test
    void anotherSecretIsNoExcuse() {
        database.tamper("update audit.entries set key_id = 'deadbeef' where id = '%s'".formatted(id(3).value()));

        assertFault(database.verify(null), Kind.UNKNOWN_KEY, 3L, id(3));
    }

    @Test
    void whatAFormerSecretSealedStaysVerifiable() {
        var next = "the next secret of the audit tests, long enough too";
        var keys = AuditDatabase.keys(next, AuditDatabase.SECRET);
        var later = AuditDatabase.entry(1);
        database.transactions.executeWithoutResult(
                _ -> new EntryRepository(database.jdbc, keys).insert(List.of(later)));
        database.sealer(keys, new JdbcTransactionManager(database.dataSource)).seal();

        var knowing = new ChainVerification(database.chain, keys).verify(head);
        var forgetful = new ChainVerification(database.chain, AuditDatabase.keys(next)).verify(head);

        assertThat(knowing.fault()).isNull();
        assertThat(knowing.head().position()).isEqualTo(451);
        assertFault(forgetful, Kind.UNKNOWN_KEY, 1L, id(1));
    }

    @Test
    void theCommandReportsTheHeadOfAnIntactLog() {
        var out = new ByteArrayOutputStream();

        int code = command(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("intact: 450 entries sealed, 0 waiting.", "Head: " + head.text());
        assertThat(code).isZero();
        assertThat(command(new ByteArrayOutputStream(), "--kontor.audit.head=" + head.text()))
                .isZero();
    }

    @Test
    void theCommandNamesTheFirstBadEntryAndFails() {
        database.tamper(
                "update audit.entries set actor = 'stf_other' where id = '%s'".formatted(id(300).value()),
                "delete from audit.entries where id = '%s'".formatted(id(301).value()));
        var out = new ByteArrayOutputStream();

        int code = command(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "NOT intact", "Entry " + id(300).text() + ", position 300: changed.", "Intact before it: 299.");
        assertThat(code).isOne();
    }

    @Test
    void theCommandFailsWhereThereIsNothingToRead() {
        database.tamper("alter table audit.chain rename to gone");
        var out = new ByteArrayOutputStream();

        int code = command(out);
        database.tamper("alter table audit.gone rename to chain");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("could not be read", "audit.chain");
        assertThat(code).isOne();
    }

    private int command(ByteArrayOutputStream out, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--verify-audit-log",
                "--spring.profiles.active=test",
                "--spring.datasource.url=" + database.url,
                "--kontor.secret.key=" + AuditDatabase.SECRET));
        arguments.addAll(List.of(more));
        assertThat(VerifyAuditLog.isRequested(arguments.toArray(String[]::new))).isTrue();
        return VerifyAuditLog.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    private AuditEntryId id(int position) {
        return written.get(position - 1).id();
    }

    private static ChainFault assertFault(
            Verdict verdict, Kind kind, @Nullable Long position, @Nullable AuditEntryId entry) {
        var fault = Objects.requireNonNull(verdict.fault(), "no fault was found");
        assertThat(fault.kind()).as(fault.text()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(fault.entry()).isEqualTo(entry);
        return fault;
    }
}
