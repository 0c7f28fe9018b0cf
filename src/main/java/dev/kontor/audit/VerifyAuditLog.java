package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.DatabaseConfiguration;
import dev.kontor.shared.start.LocalPostgresAutoConfiguration;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/// The command `--verify-audit-log`: verifies that the audit log is unaltered, and exits. It needs only the
/// database connection, changes nothing, and may run while the shop is running.
@ImportAutoConfiguration({
    LocalPostgresAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ConfigurationPropertiesScan(basePackageClasses = Keyring.class)
@EnableConfigurationProperties(AuditProperties.class)
@Import({DatabaseConfiguration.class, Keyring.class, AuditKeys.class, ChainRepository.class, ChainVerification.class})
public final class VerifyAuditLog {

    private static final String OPTION = "--verify-audit-log";

    public static boolean isRequested(String... arguments) {
        return Arrays.asList(arguments).contains(OPTION);
    }

    /// Verifies the log and prints the result to standard output.
    ///
    /// @param arguments of the command line; settings are read like those of the shop
    /// @return the exit code: 0 if the log is intact, 1 if not, or if it cannot be verified
    public static int run(String... arguments) {
        return run(System.out, arguments);
    }

    static int run(PrintStream out, String... arguments) {
        var command = new SpringApplicationBuilder(VerifyAuditLog.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("logging.level.root", "WARN", "kontor.local.leave-running", true));
        try (var context = command.run(arguments)) {
            var head = context.getBean(AuditProperties.class).head();
            var verdict = context.getBean(ChainVerification.class).verify(head == null ? null : ChainHead.parse(head));
            return print(out, verdict);
        } catch (DataAccessException failure) {
            out.printf(
                    "The audit log could not be read completely: %s%n",
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            return 1;
        }
    }

    private static int print(PrintStream out, ChainVerification.Verdict verdict) {
        var fault = verdict.fault();
        if (fault != null) {
            out.printf(
                    "The audit log is NOT intact.%n%s%nIntact before it: %d.%n",
                    fault.text(), verdict.head().position());
            return 1;
        }
        out.printf(
                "The audit log is intact: %d entries sealed, %d waiting.%nHead: %s%n",
                verdict.head().position(), verdict.waiting(), verdict.head().text());
        return 0;
    }
}
