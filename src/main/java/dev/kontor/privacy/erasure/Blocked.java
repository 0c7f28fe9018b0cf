package dev.kontor.privacy.erasure;

import dev.kontor.shared.privacy.ErasureObstacles.Obstacle;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `erasure-blocked`: something prevents an erasure.
final class Blocked extends ConflictException {

    private Blocked(List<Obstacle> obstacles) {
        super(
                ProblemCode.ERASURE_BLOCKED,
                "The person cannot be erased yet: %s."
                        .formatted(obstacles.stream()
                                .map(obstacle -> obstacle.kind() + " " + obstacle.object())
                                .collect(Collectors.joining(", "))),
                Map.of("obstacles", obstacles));
    }

    static void check(List<Obstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new Blocked(obstacles);
        }
    }
}
