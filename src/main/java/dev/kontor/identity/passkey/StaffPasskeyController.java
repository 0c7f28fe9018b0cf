package dev.kontor.identity.passkey;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.openapi.OperationIdSuffix;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The passkeys of a member of staff.
@Tag(name = "Account", description = "The signed-in staff member and their sign-in methods.")
@RestController
@OperationIdSuffix("AsStaff")
@RequestMapping("/admin/v1/me/passkeys")
@RequiresStaff
class StaffPasskeyController extends PasskeyEndpoints {

    StaffPasskeyController(PasskeyService service) {
        super(Audience.ADMIN, service);
    }
}
