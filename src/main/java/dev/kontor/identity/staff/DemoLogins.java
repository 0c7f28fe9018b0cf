package dev.kontor.identity.staff;

import dev.kontor.shared.start.StartupNotice;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Prints the demo logins at start-up.
@Component
@Profile("demo & !prod")
class DemoLogins implements StartupNotice {

    @Override
    public String title() {
        return "Logins of the demo staff (POST /admin/v1/auth/login, or Authorize in Swagger UI)";
    }

    @Override
    public List<String> lines() {
        return DemoStaff.lines();
    }
}
