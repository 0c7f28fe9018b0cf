package dev.kontor.identity.session;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.openapi.OperationIdSuffix;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sessions of a member of staff.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@OperationIdSuffix("AsStaff")
@RequestMapping("/admin/v1/auth")
@RequiresStaff
class StaffSessionController extends SessionEndpoints {

    StaffSessionController(SessionService service) {
        super(Audience.ADMIN, service);
    }
}
