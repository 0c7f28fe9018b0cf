package dev.kontor.identity.sso;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.openapi.OperationIdSuffix;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Single sign-on for staff.
@Tag(name = "Single sign-on", description = "Sign in with an account at another issuer (OpenID Connect).")
@RestController
@OperationIdSuffix("AsStaff")
@RequestMapping("/admin/v1")
@RequiresStaff
class StaffSsoController extends SsoEndpoints {

    StaffSsoController(SsoProcess sso) {
        super(Audience.ADMIN, sso);
    }
}
