package dev.kontor.media.library;

import dev.kontor.media.picture.MadeFile;
import dev.kontor.media.storage.ObjectName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tracks stored objects, so that none is missing or leaked: a row is written before the bytes and deleted after
/// them.
@Repository
class ObjectRepository {

    private final JdbcClient jdbc;

    ObjectRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The result of a claim.
    enum Claim {
        GRANTED,
        OVER_QUOTA,
        /// Some objects are being deleted at the moment.
        BEING_DELETED
    }

    /// Announces content that is about to be stored: it counts against the quota, and is protected from deletion
    /// for a while.
    Claim claim(Collection<MadeFile> files, long quota, Instant now) {
        long names = files.stream().map(MadeFile::name).distinct().count();
        var granted = jdbc.sql("""
                        with given as (
                            select distinct name, bytes from unnest(:files.name::text[], :files.size::bigint[]) as g(name, bytes)
                        ), claimed as (
                            insert into media.objects as o (name, bytes, unused_since)
                            select name, bytes, :now from given order by name
                            on conflict (name) do update
                            set unused_since = case when o.unused_since is null then null else excluded.unused_since end
                            where o.doomed_at is null
                            returning o.bytes, o.xmax = 0 as is_new
                        ), total as (
                            select count(*) as objects, coalesce(sum(bytes) filter (where is_new), 0) as more from claimed
                        )
                        update media.usage set bytes = bytes + total.more
                        from total
                        where bytes + total.more <= :quota or total.more = 0
                        returning total.objects
                        """)
                .param("files", files)
                .param("now", now)
                .param("quota", quota)
                .query(Long.class)
                .optional();
        if (granted.isEmpty()) {
            return Claim.OVER_QUOTA;
        }
        return granted.get() == names ? Claim.GRANTED : Claim.BEING_DELETED;
    }

    /// Marks objects as referenced; returns whether all of them still exist.
    boolean use(Collection<ObjectName> names) {
        return jdbc.sql("""
                        update media.objects set unused_since = null
                        where name = any(:names) and doomed_at is null
                        """).param("names", names).update() == names.size();
    }

    /// Marks objects as possibly unreferenced.
    void release(Collection<ObjectName> names, Instant now) {
        // One after the other: of two transactions that release the same object, the later one must see the
        // earlier one's release.
        jdbc.sql("select name from media.objects where name = any(:names) order by name for update")
                .param("names", names)
                .query(String.class)
                .list();
        jdbc.sql("""
                update media.objects o set unused_since = :now
                where o.name = any(:names)
                and not exists (select from media.items i where i.object = o.name)
                and not exists (select from media.renditions r where r.object = o.name)
                """).param("names", names).param("now", now).update();
    }

    /// Selects the objects to delete now; they can no longer be referenced. Includes those of an interrupted
    /// run.
    List<ObjectName> doom(Instant unusedBefore, Instant now, int most) {
        return jdbc.sql("""
                        update media.objects set doomed_at = coalesce(doomed_at, :now)
                        where name in (
                            select o.name from media.objects o
                            where o.unused_since < :before
                            and not exists (select from media.items i where i.object = o.name)
                            and not exists (select from media.renditions r where r.object = o.name)
                            order by o.unused_since limit :most for update skip locked)
                        returning name
                        """)
                .param("before", unusedBefore)
                .param("now", now)
                .param("most", most)
                .query(ObjectName.class)
                .list();
    }

    /// Records that they were deleted from the storage.
    void forget(Collection<ObjectName> names) {
        jdbc.sql("""
                with gone as (
                    delete from media.objects where name = any(:names) and doomed_at is not null
                    returning bytes
                )
                update media.usage set bytes = bytes - (select coalesce(sum(g.bytes), 0) from gone g)
                """).param("names", names).update();
    }
}
