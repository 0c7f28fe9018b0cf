package dev.kontor.media.storage;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// A bucket is configured; start-up checks that the rest is too.
final class S3Condition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isNamed(context);
    }

    private static boolean isNamed(ConditionContext context) {
        return StringUtils.hasText(context.getEnvironment().getProperty("kontor.media.s3.bucket"));
    }

    /// No bucket is configured.
    static final class Absent implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isNamed(context);
        }
    }
}
