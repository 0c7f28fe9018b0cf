#!/usr/bin/env bash
# Backs up a shop while it runs. docs/backup.md explains which kind is for what, and how to restore.
#
#   scripts/backup.sh dump TARGET   logical: the database (pg_dump), roles and media files; restores into any PostgreSQL 18 or later
#   scripts/backup.sh base TARGET   physical: the whole server (pg_basebackup) and media files; with archived WAL it restores to any
#                                   moment after its end
#
# TARGET is created and must not exist; it appears when the backup is complete. The connection comes from libpq's variables (PGHOST,
# PGPORT, PGUSER, PGPASSFILE, PGSSLMODE; PGDATABASE is kontor if absent): dump needs a role that reads everything, base one with
# REPLICATION. KONTOR_MEDIA_FOLDER names the folder with media; without it no files are copied. PG_BIN names the folder with the
# programs of PostgreSQL if they are not on the PATH. The secrets of the shop are not part of the backup.
set -euo pipefail
umask 077

kind=${1-} target=${2-}
case $kind in dump | base) ;; *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;; esac
[ -n "$target" ] || { echo "name a folder for the backup" >&2 && exit 2; }
[ ! -e "$target" ] || { echo "$target exists already" >&2 && exit 1; }
export PGDATABASE=${PGDATABASE:-kontor} PATH=${PG_BIN:+$PG_BIN:}$PATH

draft=$target.partial
rm -rf "$draft" && mkdir -p "$draft"
query() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --command "$1"; }
started=$(date --utc +%Y-%m-%dT%H:%M:%SZ)

# The database before the files: files without a row do no harm, and deleted files are there for an hour (kontor.media.unused-for).
if [ "$kind" = dump ]; then
    pg_dump --format=custom --file "$draft/database.dump"
    # Passwords of roles are readable for superusers only; managed databases have none.
    if [ "$(query "select has_table_privilege('pg_authid', 'select')")" = t ]; then
        pg_dumpall --roles-only --file "$draft/roles.sql"
    else
        pg_dumpall --roles-only --no-role-passwords --file "$draft/roles.sql"
        echo "roles.sql contains no passwords: $(query 'select current_user') may not read them" >&2
    fi
else
    pg_basebackup --pgdata "$draft" --format=tar --gzip --wal-method=stream --checkpoint=fast
    pg_verifybackup --no-parse-wal --quiet "$draft"
fi

if [ -n "${KONTOR_MEDIA_FOLDER-}" ]; then
    tar --create --file "$draft/media.tar" --directory "$KONTOR_MEDIA_FOLDER" .
fi

cat >"$draft/about" <<END
kind=$kind
started=$started
finished=$(date --utc +%Y-%m-%dT%H:%M:%SZ)
postgresql=$(query 'show server_version')
migration=$(query "select version from kontor.flyway_schema_history where version is not null order by version desc limit 1")
END
(cd "$draft" && sha256sum -- * >SHA256SUMS)
sync "$draft"/*
mv "$draft" "$target"
echo "$target: $(du --summarize --human-readable "$target" | cut -f1), complete"
