package dev.kontor.search.engine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stops recording changes for an engine that the shop no longer has.
@Component
@ConditionalOnExpression("'${kontor.search.engine.url:}'.isEmpty()")
class EngineOff implements ApplicationRunner {

    private final JdbcClient jdbc;

    EngineOff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        jdbc.sql("""
                        with gone as (delete from search.engine_indexes)
                        delete from search.engine_feed
                        """).update();
    }
}
