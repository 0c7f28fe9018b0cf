package dev.kontor.shipping.carrier;

import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads reports about parcels, and rejects what is none.
final class TrackingResponses {

    private static final int MAX_REPORTS = 200;
    /// Reports with later dates are ignored, because they would hide those that follow.
    private static final Duration AHEAD = Duration.ofHours(1);

    private TrackingResponses() {}

    /// @return the reports in the order in which they happened; empty if one of them is none
    static Optional<List<TrackingNews>> list(JsonNode answer, Instant now) {
        var events = answer.path("events");
        if (!events.isArray() || events.size() > MAX_REPORTS) {
            return Optional.empty();
        }
        var list = new ArrayList<TrackingNews>();
        for (var each : events) {
            var news = news(each, now);
            if (news.isEmpty()) {
                return Optional.empty();
            }
            list.add(news.get());
        }
        list.sort(Comparator.comparing(TrackingNews::at).thenComparing(TrackingNews::status));
        return Optional.of(list);
    }

    static Optional<TrackingNews> news(JsonNode report, Instant now) {
        var named = report.path("status").asString("");
        var status = Arrays.stream(TrackingStatus.values())
                .filter(each -> each.name().equals(named))
                .findFirst();
        try {
            var at = Instant.parse(report.path("at").asString(""));
            return at.isAfter(now.plus(AHEAD)) ? Optional.empty() : status.map(each -> new TrackingNews(each, at));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
