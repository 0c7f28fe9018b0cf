package dev.kontor.identity.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Redirects to the sign-in page with the program's request. With `prompt=none`, the program gets an error
/// instead. Client and redirect URI have been checked before.
final class SignInStart implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        var prompt = Optional.ofNullable(request.getParameter("prompt")).orElse("");
        if (Arrays.asList(prompt.split(" ", -1)).contains("none")) {
            send(response, refusal(request));
        } else {
            send(response, request.getContextPath() + OauthConfiguration.SIGN_IN + "?" + request.getQueryString());
        }
    }

    private static String refusal(HttpServletRequest request) {
        var back = UriComponentsBuilder.fromUriString(request.getParameter(OAuth2ParameterNames.REDIRECT_URI))
                .queryParam(OAuth2ParameterNames.ERROR, "login_required");
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        if (state != null) {
            back.queryParam(OAuth2ParameterNames.STATE, UriUtils.encode(state, StandardCharsets.UTF_8));
        }
        return back.build(true).toUriString();
    }

    private static void send(HttpServletResponse response, String location) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader("Location", location);
    }
}
