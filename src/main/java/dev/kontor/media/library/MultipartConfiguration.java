package dev.kontor.media.library;

import dev.kontor.media.MediaProperties;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Limits uploads. They are written to disk first.
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    /// For the description and multipart boundaries.
    private static final long REST = 65_536;

    static long mostBytes(MediaProperties properties) {
        return properties.maxSize().toBytes() + REST;
    }

    @Bean
    MultipartConfigElement multipartConfigElement(MediaProperties properties) {
        return new MultipartConfigElement("", properties.maxSize().toBytes(), mostBytes(properties), 0);
    }
}
