package dev.kontor.events;

import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Assigns gapless positions to committed events. A row that commits late gets a later position, so readers that
/// go by position miss nothing, and a long transaction delays nobody.
///
/// Visible rows are numbered in the order of `seq`. If two transactions changed the same object, the second
/// waited for the first one's row lock and appended after the first had committed: it has the greater `seq`, and
/// a reader that sees its row also sees the first one's. Waiting for older transactions would add nothing and
/// would break this, because the second may have the older transaction id. The lock on the head row lets one
/// process number at a time and makes positions visible in order. For that, the statements of a transaction have
/// their own snapshots (`read committed`), as all transactions of the pool do.
@Component
class Sequencer {

    private static final int MAX_EVENTS = 2_000;

    /// As an array, the events are always found by their ids: a join would scan the log for as long as the
    /// statistics are those of a burst.
    static final String NUMBER = """
            with ready as materialized (
                select array(select id from events.log
                    where position is null order by seq limit :limit) as ids
            ), numbered as (
                update events.log l set position = :last + event.place
                from ready, unnest(ready.ids) with ordinality as event (id, place)
                where l.id = event.id returning l.type
            ), moved as (
                update events.head set last_position = :last + (select count(*) from numbered)
                returning last_position
            )
            select :last::bigint as before, last_position as after,
                array(select distinct type from numbered) as types
            from moved
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Sequencer(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// @param last the last assigned position
    /// @param waiting whether there are events without a position
    record Head(long last, boolean waiting) {}

    /// The order makes PostgreSQL use the index of events without a position. With statistics of a moment when
    /// many events were waiting, `exists` scans the log from its beginning, in which nothing waits.
    Head head() {
        return jdbc.sql("""
                        select coalesce((select last_position from events.head), 0) as last,
                               (select seq from events.log where position is null order by seq limit 1) is not null
                                   as waiting
                        """).query(Head.class).single();
    }

    /// Events that were numbered together.
    ///
    /// @param before the last position before them
    /// @param after the last of their positions
    /// @param types all types among them
    record Round(long before, long after, Set<String> types) {}

    /// Numbers committed events.
    ///
    /// @param each called after the events of a transaction were numbered, in the order of positions
    /// @return the last assigned position
    long number(Consumer<Round> each) {
        while (true) {
            var round = transactions.execute(_ -> numberSome());
            each.accept(round);
            if (round.after() - round.before() < MAX_EVENTS) {
                return round.after();
            }
        }
    }

    private Round numberSome() {
        long before = jdbc.sql("""
                        insert into events.head (last_position) values (0)
                        on conflict (one) do update set one = true returning last_position
                        """).query(Long.class).single();
        // A separate statement: its snapshot must not be older than the lock.
        return jdbc.sql(NUMBER)
                .param("last", before)
                .param("limit", MAX_EVENTS)
                .query(Round.class)
                .single();
    }
}
