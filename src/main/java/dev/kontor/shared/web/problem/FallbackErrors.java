package dev.kontor.shared.web.problem;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.web.ProtectiveHeaders;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Returns a problem document for failures outside of Spring MVC, in a filter or in the container.
@Hidden
@RestController
@PublicEndpoint
class FallbackErrors implements ErrorController {

    private final ProblemDocuments problems;

    FallbackErrors(ProblemDocuments problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        var code = HttpStatuses.code(HttpStatusCode.valueOf(status));
        ProtectiveHeaders.set(response);
        problems.write(problems.of(code, request), request, response);
    }
}
