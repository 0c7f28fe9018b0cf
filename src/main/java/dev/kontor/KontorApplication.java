package dev.kontor;

import dev.kontor.audit.VerifyAuditLog;
import dev.kontor.shared.start.MigrateCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/// Starts Kontor: one process that serves the store API, the admin API and the background work.
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "shared")
public class KontorApplication {

    public static void main(String[] args) {
        if (VerifyAuditLog.isRequested(args)) {
            System.exit(VerifyAuditLog.run(args));
        }
        if (MigrateCommand.isRequested(args)) {
            System.exit(MigrateCommand.run(args));
        }
        SpringApplication.run(KontorApplication.class, args);
    }
}
