package dev.kontor.shared.web.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// Responses with a problem document and the headers that belong to it.
final class ProblemResponses {

    private static final String RETRY_AFTER_SECONDS = "1";

    private ProblemResponses() {}

    static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ResponseEntity<ProblemDetail> withRetryAfter(ResponseEntity<ProblemDetail> answer) {
        return withRetryAfter(answer, RETRY_AFTER_SECONDS);
    }

    static ResponseEntity<ProblemDetail> withRetryAfter(ResponseEntity<ProblemDetail> answer, String seconds) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .body(answer.getBody());
    }

    static ResponseEntity<ProblemDetail> withChallenge(ResponseEntity<ProblemDetail> answer, String challenge) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .body(answer.getBody());
    }
}
