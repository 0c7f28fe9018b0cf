package dev.kontor.promotion.statistics;

import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows staff how promotions are used.
@Service
@Transactional(readOnly = true)
class UsageReports {

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration MAX_PERIOD = Duration.ofDays(366);

    private final UsageQueries queries;
    private final Clock clock;

    UsageReports(UsageQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    public Page<PromotionUsage> list(PromotionId promotion, UsageFilter filter, Listing listing) {
        return queries.list(promotion, filter, listing);
    }

    public PromotionStatistics statistics(PromotionId promotion, StatisticsPeriod period) {
        var until = Objects.requireNonNullElseGet(period.until(), clock::instant);
        var from = Objects.requireNonNullElseGet(period.from(), () -> until.minus(PERIOD));
        if (!from.isBefore(until)) {
            throw BadRequestException.ofParameter(
                    ProblemCode.INVALID_FILTER, "from", "too-large", "Must be before `until`.");
        }
        if (from.isBefore(until.minus(MAX_PERIOD))) {
            throw BadRequestException.ofParameter(
                    ProblemCode.INVALID_FILTER, "from", "too-small", "The period can have at most 366 days.");
        }
        return queries.statistics(promotion, from, until);
    }
}
