#!/usr/bin/env bash
# Restores a backup of scripts/backup.sh after comparing its checksums. docs/backup.md says what comes before and after.
#
#   scripts/restore.sh dump BACKUP
#       into the running server of libpq's variables (PGHOST, PGPORT, PGUSER: a superuser), which has no database of that name yet;
#       roles that exist stay as they are
#   scripts/restore.sh base BACKUP DATA [WAL [TIME]]
#       into the new folder DATA, whose server is not started; it reads archived WAL from the folder WAL and stops at TIME
#       (2026-11-28 14:03:00.123+00), else at the end of the WAL. Run it as the user that runs the server
#   scripts/restore.sh after
#       once in the restored database (PGDATABASE), before the shop starts: numbers of orders and positions of events that may have
#       been in use after the moment of the backup are not given again
#
# Media files go to KONTOR_MEDIA_FOLDER, if it is set and the backup has them. PG_BIN names the folder with the programs of
# PostgreSQL if they are not on the PATH.
set -euo pipefail
umask 077

kind=${1-} backup=${2-}
export PGDATABASE=${PGDATABASE:-kontor} PATH=${PG_BIN:+$PG_BIN:}$PATH
fail() { echo "$*" >&2 && exit 1; }

check() {
    [ -f "$backup/SHA256SUMS" ] || fail "$backup is no complete backup: SHA256SUMS is missing"
    grep --quiet "^kind=$kind$" "$backup/about" || fail "$backup is no backup of the kind $kind"
    (cd "$backup" && sha256sum --check --quiet SHA256SUMS)
}

media() {
    if [ -n "${KONTOR_MEDIA_FOLDER-}" ] && [ -f "$backup/media.tar" ]; then
        mkdir -p "$KONTOR_MEDIA_FOLDER"
        tar --extract --file "$backup/media.tar" --directory "$KONTOR_MEDIA_FOLDER"
    fi
}

case $kind in
dump)
    check
    # A role that exists is reported by the server and stays.
    grep -v -e '^CREATE ROLE postgres;' "$backup/roles.sql" | PGDATABASE=postgres psql --no-psqlrc --quiet --file - 2>&1 |
        { grep -v 'already exists' >&2 || true; }
    pg_restore --dbname postgres --create --exit-on-error --no-publications --no-subscriptions "$backup/database.dump"
    # The planner needs statistics before the first request.
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --command 'vacuum analyze'
    media
    ;;
base)
    data=${3-} wal=${4-} time=${5-}
    [ -n "$data" ] || fail "name a folder for the data"
    [ ! -e "$data" ] || [ -z "$(ls -A "$data")" ] || fail "$data is not empty"
    check
    mkdir -p "$data" && chmod 700 "$data"
    tar --extract --gzip --file "$backup/base.tar.gz" --directory "$data"
    tar --extract --gzip --file "$backup/pg_wal.tar.gz" --directory "$data/pg_wal"
    # The restored server must not write into the archive of the former one.
    echo "archive_mode = 'off'" >>"$data/postgresql.auto.conf"
    if [ -n "$wal" ]; then
        [ -d "$wal" ] || fail "$wal is no folder"
        cat >>"$data/postgresql.auto.conf" <<END
restore_command = 'cp "$(realpath "$wal")/%f" "%p"'
recovery_target_timeline = 'latest'
recovery_target_action = 'promote'
END
        [ -z "$time" ] || echo "recovery_target_time = '$time'" >>"$data/postgresql.auto.conf"
        touch "$data/recovery.signal"
    fi
    media
    ;;
after)
    psql --no-psqlrc --set ON_ERROR_STOP=1 --file "$(dirname "$0")/after-restore.sql"
    ;;
*)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2 && exit 2
    ;;
esac
